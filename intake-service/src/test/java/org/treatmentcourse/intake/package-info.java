@NullMarked
package org.treatmentcourse.intake;

import org.jspecify.annotations.NullMarked;
