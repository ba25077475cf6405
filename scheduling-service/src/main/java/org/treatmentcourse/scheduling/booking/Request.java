package org.treatmentcourse.scheduling.booking;

import org.jspecify.annotations.Nullable;

/**
 * A wish to book.
 *
 * @param session only this one, or null for every session that has no time
 */
public record Request(String site, Wishes wishes, @Nullable Integer session) {}
