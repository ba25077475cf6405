/** A prescriber or clinician approves a treatment plan. */
@NullMarked
package org.treatmentcourse.evaluation.plan;

import org.jspecify.annotations.NullMarked;
