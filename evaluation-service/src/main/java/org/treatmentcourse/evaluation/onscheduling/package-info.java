/** What evaluation does with what scheduling decides. */
@NullMarked
package org.treatmentcourse.evaluation.onscheduling;

import org.jspecify.annotations.NullMarked;
