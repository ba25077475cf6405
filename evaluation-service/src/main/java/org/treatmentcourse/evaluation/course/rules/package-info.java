/** Eligibility rules, one class each, named as the requirement. Their numbers are in the policy pack. */
@NullMarked
package org.treatmentcourse.evaluation.course.rules;

import org.jspecify.annotations.NullMarked;
