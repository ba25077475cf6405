@NullMarked
package org.treatmentcourse.dashboard.outcomes;

import org.jspecify.annotations.NullMarked;
