/** What evaluation does with what clinic systems send. */
@NullMarked
package org.treatmentcourse.evaluation.onclinic;

import org.jspecify.annotations.NullMarked;
