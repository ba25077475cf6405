@NullMarked
package org.treatmentcourse.intake.coverage;

import org.jspecify.annotations.NullMarked;
