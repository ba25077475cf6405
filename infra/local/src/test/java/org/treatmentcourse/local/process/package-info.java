@NullMarked
package org.treatmentcourse.local.process;

import org.jspecify.annotations.NullMarked;
