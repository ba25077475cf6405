/** What scheduling does when intake has decided something. */
@NullMarked
package org.treatmentcourse.scheduling.onintake;

import org.jspecify.annotations.NullMarked;
