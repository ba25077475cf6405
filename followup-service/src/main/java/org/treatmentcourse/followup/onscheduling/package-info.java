/** What scheduling decided, and what follows. */
@NullMarked
package org.treatmentcourse.followup.onscheduling;

import org.jspecify.annotations.NullMarked;
