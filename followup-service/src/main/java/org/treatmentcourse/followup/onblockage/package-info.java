/** Something of a course is parked, here or in another service, or nothing is any more. */
@NullMarked
package org.treatmentcourse.followup.onblockage;

import org.jspecify.annotations.NullMarked;
