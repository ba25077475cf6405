/** The read side. */
@NullMarked
package org.treatmentcourse.followup.query;

import org.jspecify.annotations.NullMarked;
