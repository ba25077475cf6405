/** What is known of one course, from every service, and the row it makes. Pure. */
@NullMarked
package org.treatmentcourse.dashboard.row;

import org.jspecify.annotations.NullMarked;
