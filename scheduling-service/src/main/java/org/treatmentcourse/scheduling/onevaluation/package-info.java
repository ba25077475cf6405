/** What scheduling does when evaluation has decided something. */
@NullMarked
package org.treatmentcourse.scheduling.onevaluation;

import org.jspecify.annotations.NullMarked;
