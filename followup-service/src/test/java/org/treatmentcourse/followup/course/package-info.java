@NullMarked
package org.treatmentcourse.followup.course;

import org.jspecify.annotations.NullMarked;
