/** The checklist of the work-up, and what a clinician orders. */
@NullMarked
package org.treatmentcourse.evaluation.workup;

import org.jspecify.annotations.NullMarked;
