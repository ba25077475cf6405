/** What clinic systems tell, where follow-up is the owner. */
@NullMarked
package org.treatmentcourse.followup.onclinic;

import org.jspecify.annotations.NullMarked;
