/** Delivery: one document per course, one conditional write per decision, and what follows from it. ARCHITECTURE: inbox, relay, parking, timers. */
@NullMarked
package org.treatmentcourse.messaging;

import org.jspecify.annotations.NullMarked;
