@NullMarked
package org.treatmentcourse.local.clock;

import org.jspecify.annotations.NullMarked;
