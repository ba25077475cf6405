/** A clinician decides on what is recommended. */
@NullMarked
package org.treatmentcourse.followup.decide;

import org.jspecify.annotations.NullMarked;
