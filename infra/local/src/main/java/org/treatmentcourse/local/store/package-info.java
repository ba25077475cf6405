/** An embedded document store that speaks the MongoDB wire protocol and keeps acknowledged writes through {@code kill -9}. */
@NullMarked
package org.treatmentcourse.local.store;

import org.jspecify.annotations.NullMarked;
