/** What happened to a patient, and what it holds. */
@NullMarked
package org.treatmentcourse.scheduling.adverse;

import org.jspecify.annotations.NullMarked;
