/** What evaluation does with what follow-up decides. */
@NullMarked
package org.treatmentcourse.evaluation.onfollowup;

import org.jspecify.annotations.NullMarked;
