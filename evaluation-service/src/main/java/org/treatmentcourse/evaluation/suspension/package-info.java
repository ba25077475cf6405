/** A clinician stops a plan, or lets it go on. */
@NullMarked
package org.treatmentcourse.evaluation.suspension;

import org.jspecify.annotations.NullMarked;
