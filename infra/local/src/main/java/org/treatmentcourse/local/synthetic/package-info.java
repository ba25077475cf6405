/**
 * A synthetic clinic: patients and staff who live their courses on a running system in simulated time. Who they are follows from a seed; what they do
 * follows from the seed and from what the system says about them, never from the wall clock.
 */
@NullMarked
package org.treatmentcourse.local.synthetic;

import org.jspecify.annotations.NullMarked;
