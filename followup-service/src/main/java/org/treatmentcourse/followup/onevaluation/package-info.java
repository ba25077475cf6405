/** What evaluation decided, and what follows. */
@NullMarked
package org.treatmentcourse.followup.onevaluation;

import org.jspecify.annotations.NullMarked;
