/** What intake does with what clinic systems send. */
@NullMarked
package org.treatmentcourse.intake.onclinic;

import org.jspecify.annotations.NullMarked;
