/** A clinician decides on the proposed interval. */
@NullMarked
package org.treatmentcourse.followup.decidemaintenance;

import org.jspecify.annotations.NullMarked;
