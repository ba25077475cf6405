@NullMarked
package org.treatmentcourse.local.broker;

import org.jspecify.annotations.NullMarked;
