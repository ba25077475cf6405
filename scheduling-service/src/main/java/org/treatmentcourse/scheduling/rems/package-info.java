/** Monitoring forms that a REMS asks for. */
@NullMarked
package org.treatmentcourse.scheduling.rems;

import org.jspecify.annotations.NullMarked;
