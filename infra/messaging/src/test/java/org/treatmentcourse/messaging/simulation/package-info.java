/** A world in which anything may happen at any step, and happens again for the same seed. Knows nothing of the protocol that lives in it. */
@NullMarked
package org.treatmentcourse.messaging.simulation;

import org.jspecify.annotations.NullMarked;
