/** What happens when nothing happens. */
@NullMarked
package org.treatmentcourse.followup.deadlines;

import org.jspecify.annotations.NullMarked;
