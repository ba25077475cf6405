/** A mail server that keeps what it takes and can be made to fail. */
@NullMarked
package org.treatmentcourse.local.mail;

import org.jspecify.annotations.NullMarked;
