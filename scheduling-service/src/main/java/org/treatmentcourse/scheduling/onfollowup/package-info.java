/** What scheduling does when follow-up has decided something. */
@NullMarked
package org.treatmentcourse.scheduling.onfollowup;

import org.jspecify.annotations.NullMarked;
