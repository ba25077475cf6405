/** Questionnaires, response, escalations, tasks and the maintenance rhythm. */
@NullMarked
package org.treatmentcourse.followup;

import org.jspecify.annotations.NullMarked;
