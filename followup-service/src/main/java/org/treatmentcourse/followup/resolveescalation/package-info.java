/** A clinician disposes of a suicide risk. */
@NullMarked
package org.treatmentcourse.followup.resolveescalation;

import org.jspecify.annotations.NullMarked;
