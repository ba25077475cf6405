/** What staff ask of the services, and say to them, through the dashboard: as themselves, and only what is on a list. */
@NullMarked
package org.treatmentcourse.dashboard.via;

import org.jspecify.annotations.NullMarked;
