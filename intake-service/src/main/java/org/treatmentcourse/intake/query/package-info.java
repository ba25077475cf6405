/** What intake shows of its files. */
@NullMarked
package org.treatmentcourse.intake.query;

import org.jspecify.annotations.NullMarked;
