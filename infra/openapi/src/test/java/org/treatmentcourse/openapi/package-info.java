@NullMarked
package org.treatmentcourse.openapi;

import org.jspecify.annotations.NullMarked;
