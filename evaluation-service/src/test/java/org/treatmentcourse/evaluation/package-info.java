@NullMarked
package org.treatmentcourse.evaluation;

import org.jspecify.annotations.NullMarked;
