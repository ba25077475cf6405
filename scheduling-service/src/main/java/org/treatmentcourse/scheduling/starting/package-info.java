/** The gates before a dose, and the start itself. */
@NullMarked
package org.treatmentcourse.scheduling.starting;

import org.jspecify.annotations.NullMarked;
