/** A course's history as told on the topics, kept per course and rebuilt from the log. */
@NullMarked
package org.treatmentcourse.dashboard.timeline;

import org.jspecify.annotations.NullMarked;
