/** What intake decided, and what follows. */
@NullMarked
package org.treatmentcourse.followup.onintake;

import org.jspecify.annotations.NullMarked;
