@NullMarked
package org.treatmentcourse.local;

import org.jspecify.annotations.NullMarked;
