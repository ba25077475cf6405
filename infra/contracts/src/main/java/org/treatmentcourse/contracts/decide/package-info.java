/** The shape of every decision: state and event in, new state, events and timers out. Domain code needs nothing else. */
@NullMarked
package org.treatmentcourse.contracts.decide;

import org.jspecify.annotations.NullMarked;
