/** Rows and boards over REST. */
@NullMarked
package org.treatmentcourse.dashboard.query;

import org.jspecify.annotations.NullMarked;
