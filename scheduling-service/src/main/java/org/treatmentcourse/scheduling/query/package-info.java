/** The read side of the series. */
@NullMarked
package org.treatmentcourse.scheduling.query;

import org.jspecify.annotations.NullMarked;
