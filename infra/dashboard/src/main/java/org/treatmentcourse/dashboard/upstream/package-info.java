/** The way to a service, as the caller. */
@NullMarked
package org.treatmentcourse.dashboard.upstream;

import org.jspecify.annotations.NullMarked;
