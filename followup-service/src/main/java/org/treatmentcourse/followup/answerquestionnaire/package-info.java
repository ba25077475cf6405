/** Answers entered by staff. */
@NullMarked
package org.treatmentcourse.followup.answerquestionnaire;

import org.jspecify.annotations.NullMarked;
