/** Definitions and words of the questionnaires, for whoever renders a form. */
@NullMarked
package org.treatmentcourse.followup.instruments;

import org.jspecify.annotations.NullMarked;
