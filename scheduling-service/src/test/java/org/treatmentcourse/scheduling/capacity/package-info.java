@NullMarked
package org.treatmentcourse.scheduling.capacity;

import org.jspecify.annotations.NullMarked;
