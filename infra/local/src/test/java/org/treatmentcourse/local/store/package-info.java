@NullMarked
package org.treatmentcourse.local.store;

import org.jspecify.annotations.NullMarked;
