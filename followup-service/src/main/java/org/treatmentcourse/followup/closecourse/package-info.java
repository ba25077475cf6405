/** A clinician ends a course. */
@NullMarked
package org.treatmentcourse.followup.closecourse;

import org.jspecify.annotations.NullMarked;
