/** Proofs that no clinical number is taken on trust. */
@NullMarked
package org.treatmentcourse.contracts.policy;

import org.jspecify.annotations.NullMarked;
