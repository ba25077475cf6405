@NullMarked
package org.treatmentcourse.followup;

import org.jspecify.annotations.NullMarked;
