package org.treatmentcourse.scheduling.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** @param wishes where and when rather */
public record RescheduleRequest(@NotNull Scope scope, @NotNull @Valid SeriesRequest wishes) {

  /** Which sessions get another time. */
  public enum Scope {
    THIS,
    FOLLOWING,
    ALL
  }

  Request.Move request(int session) {
    Request.Fill wish = wishes.request();
    return switch (scope) {
      case THIS -> new Request.Move(wish.site(), wish.wishes(), session, session);
      case FOLLOWING -> new Request.Move(wish.site(), wish.wishes(), session, Integer.MAX_VALUE);
      case ALL -> new Request.Move(wish.site(), wish.wishes(), 1, Integer.MAX_VALUE);
    };
  }
}
