/** What intake does with what follow-up decides. */
@NullMarked
package org.treatmentcourse.intake.onfollowup;

import org.jspecify.annotations.NullMarked;
