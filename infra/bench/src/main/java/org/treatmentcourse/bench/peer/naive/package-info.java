/** Save, then StreamBridge. */
@NullMarked
package org.treatmentcourse.bench.peer.naive;

import org.jspecify.annotations.NullMarked;
