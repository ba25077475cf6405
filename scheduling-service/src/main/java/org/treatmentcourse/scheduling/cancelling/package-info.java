/** A session is called off. */
@NullMarked
package org.treatmentcourse.scheduling.cancelling;

import org.jspecify.annotations.NullMarked;
