/** Proofs that what is on the wire is what was agreed. */
@NullMarked
package org.treatmentcourse.contracts;

import org.jspecify.annotations.NullMarked;
