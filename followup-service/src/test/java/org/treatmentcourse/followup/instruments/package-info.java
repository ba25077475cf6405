@NullMarked
package org.treatmentcourse.followup.instruments;

import org.jspecify.annotations.NullMarked;
