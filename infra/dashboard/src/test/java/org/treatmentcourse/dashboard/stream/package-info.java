@NullMarked
package org.treatmentcourse.dashboard.stream;

import org.jspecify.annotations.NullMarked;
