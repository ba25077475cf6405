/** The patient leaves. */
@NullMarked
package org.treatmentcourse.scheduling.discharge;

import org.jspecify.annotations.NullMarked;
