/** Keys and tokens of the local system, made on first use: there is no default password anywhere. */
@NullMarked
package org.treatmentcourse.local.keys;

import org.jspecify.annotations.NullMarked;
