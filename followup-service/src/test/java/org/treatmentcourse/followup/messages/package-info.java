@NullMarked
package org.treatmentcourse.followup.messages;

import org.jspecify.annotations.NullMarked;
