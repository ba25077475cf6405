/** What follow-up knows of a course and decides from it. Pure: no I/O, no clock, no framework. */
@NullMarked
package org.treatmentcourse.followup.course;

import org.jspecify.annotations.NullMarked;
