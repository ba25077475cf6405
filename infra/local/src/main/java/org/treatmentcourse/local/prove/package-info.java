/** Shows what is promised on a running system: kills, poison and outages, compared with a run in which nothing went wrong. */
@NullMarked
package org.treatmentcourse.local.prove;

import org.jspecify.annotations.NullMarked;
