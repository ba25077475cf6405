/** Adding a clinic: sites, overrides, its topics, and the word to every service. */
@NullMarked
package org.treatmentcourse.intake.clinics;

import org.jspecify.annotations.NullMarked;
