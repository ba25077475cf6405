/** What evaluation does with what intake decides. */
@NullMarked
package org.treatmentcourse.evaluation.onintake;

import org.jspecify.annotations.NullMarked;
