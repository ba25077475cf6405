@NullMarked
package org.treatmentcourse.local.prove;

import org.jspecify.annotations.NullMarked;
