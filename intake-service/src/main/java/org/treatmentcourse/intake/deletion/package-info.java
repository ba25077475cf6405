/** A patient wants their record deleted. */
@NullMarked
package org.treatmentcourse.intake.deletion;

import org.jspecify.annotations.NullMarked;
