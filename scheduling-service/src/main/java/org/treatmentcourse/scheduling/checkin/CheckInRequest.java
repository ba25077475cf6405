package org.treatmentcourse.scheduling.checkin;

import org.jspecify.annotations.Nullable;

/** What was told at the desk; absent is unknown. */
record CheckInRequest(@Nullable Boolean escortConfirmed, @Nullable Boolean fasted) {}
