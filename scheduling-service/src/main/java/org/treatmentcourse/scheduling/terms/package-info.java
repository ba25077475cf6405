/** Which numbers apply where. */
@NullMarked
package org.treatmentcourse.scheduling.terms;

import org.jspecify.annotations.NullMarked;
