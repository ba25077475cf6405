/** Figures with the limit of the same machine beside them, from one run. */
@NullMarked
package org.treatmentcourse.bench;

import org.jspecify.annotations.NullMarked;
