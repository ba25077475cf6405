/** Requests, persons, consents and history until the file is complete enough to evaluate. */
@NullMarked
package org.treatmentcourse.intake;

import org.jspecify.annotations.NullMarked;
