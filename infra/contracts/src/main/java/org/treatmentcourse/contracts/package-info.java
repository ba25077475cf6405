/** What the services say to each other: event records, their names on the wire, who owns and who hears them. */
@NullMarked
package org.treatmentcourse.contracts;

import org.jspecify.annotations.NullMarked;
