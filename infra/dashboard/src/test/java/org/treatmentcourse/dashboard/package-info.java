@NullMarked
package org.treatmentcourse.dashboard;

import org.jspecify.annotations.NullMarked;
