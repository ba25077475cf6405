/** A clinician decides on eligibility. */
@NullMarked
package org.treatmentcourse.evaluation.decision;

import org.jspecify.annotations.NullMarked;
