/** Facts, findings, the decision whether a course may be treated, and its plan. */
@NullMarked
package org.treatmentcourse.evaluation;

import org.jspecify.annotations.NullMarked;
