/** What every HTTP door shares: bearer tokens with a clinic and roles, commands with {@code If-Match} and {@code Idempotency-Key}, problem details. */
@NullMarked
package org.treatmentcourse.web;

import org.jspecify.annotations.NullMarked;
