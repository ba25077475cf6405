@NullMarked
package org.treatmentcourse.dashboard.row;

import org.jspecify.annotations.NullMarked;
