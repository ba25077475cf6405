/** Stories of a clinic with their expected outcome, read from files and played on the simulated clock. */
@NullMarked
package org.treatmentcourse.local.scenario;

import org.jspecify.annotations.NullMarked;
