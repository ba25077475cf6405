@NullMarked
package org.treatmentcourse.bench.race;

import org.jspecify.annotations.NullMarked;
