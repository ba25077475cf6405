@NullMarked
package org.treatmentcourse.scheduling;

import org.jspecify.annotations.NullMarked;
