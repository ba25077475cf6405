/** Drives simulated business time in discrete steps: it moves only while every process is quiet. */
@NullMarked
package org.treatmentcourse.local.clock;

import org.jspecify.annotations.NullMarked;
