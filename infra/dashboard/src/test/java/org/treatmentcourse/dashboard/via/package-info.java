@NullMarked
package org.treatmentcourse.dashboard.via;

import org.jspecify.annotations.NullMarked;
