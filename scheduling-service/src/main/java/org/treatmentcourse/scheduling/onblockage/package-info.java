/** Something of a course is parked in another service, or nothing is any more. */
@NullMarked
package org.treatmentcourse.scheduling.onblockage;

import org.jspecify.annotations.NullMarked;
