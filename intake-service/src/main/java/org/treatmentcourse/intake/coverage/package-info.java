/** Coverage as told at the desk, and the way to the payer's eligibility service. */
@NullMarked
package org.treatmentcourse.intake.coverage;

import org.jspecify.annotations.NullMarked;
