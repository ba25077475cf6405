/** Staff plan the care beside the sessions and say how it goes. */
@NullMarked
package org.treatmentcourse.followup.careplan;

import org.jspecify.annotations.NullMarked;
