@NullMarked
package org.treatmentcourse.scheduling.course;

import org.jspecify.annotations.NullMarked;
