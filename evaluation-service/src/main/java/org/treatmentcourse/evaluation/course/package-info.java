/** The pure domain of evaluation. */
@NullMarked
package org.treatmentcourse.evaluation.course;

import org.jspecify.annotations.NullMarked;
