/** What evaluation shows of a course. */
@NullMarked
package org.treatmentcourse.evaluation.query;

import org.jspecify.annotations.NullMarked;
