@NullMarked
package org.treatmentcourse.local.scenario;

import org.jspecify.annotations.NullMarked;
