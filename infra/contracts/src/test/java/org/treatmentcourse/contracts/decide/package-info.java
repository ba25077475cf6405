@NullMarked
package org.treatmentcourse.contracts.decide;

import org.jspecify.annotations.NullMarked;
