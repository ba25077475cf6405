/** The way to the services, as the caller: what of them a page may ask, and what it may do there. */
@NullMarked
package org.treatmentcourse.dashboard.upstream;

import org.jspecify.annotations.NullMarked;
