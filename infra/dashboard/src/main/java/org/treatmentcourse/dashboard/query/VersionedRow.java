package org.treatmentcourse.dashboard.query;

import org.treatmentcourse.contracts.BoardEvent.CourseRow;

/**
 * A row as committed.
 *
 * @param version the sequence it has on the board's topic; a reader keeps the row with the highest one
 */
record VersionedRow(long version, CourseRow row) {}
