@NullMarked
package org.treatmentcourse.local.synthetic;

import org.jspecify.annotations.NullMarked;
