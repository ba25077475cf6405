@NullMarked
package org.treatmentcourse.local.client;

import org.jspecify.annotations.NullMarked;
