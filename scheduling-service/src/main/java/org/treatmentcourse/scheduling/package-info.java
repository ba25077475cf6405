/** The scheduling service: when and where a session takes place, and whether it may start, go on and end. */
@NullMarked
package org.treatmentcourse.scheduling;

import org.jspecify.annotations.NullMarked;
