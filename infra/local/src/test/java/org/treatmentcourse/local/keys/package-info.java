@NullMarked
package org.treatmentcourse.local.keys;

import org.jspecify.annotations.NullMarked;
