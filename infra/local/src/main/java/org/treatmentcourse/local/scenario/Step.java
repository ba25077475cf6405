package org.treatmentcourse.local.scenario;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** One entry of {@code steps}. */
sealed interface Step {

  int line();

  /** Null: at once. */
  @Nullable Moment at();

  /** The course it is about, as the clinic calls it; null for the one named last. */
  @Nullable String course();

  /**
   * A clinic system sends an event.
   *
   * @param id CloudEvents id; null for one made from the step
   * @param occurred null for now
   * @param headers replace those that are made; an empty value leaves the header out
   */
  record Publish(int line, @Nullable Moment at, @Nullable String course, String type, Payload payload, @Nullable String id,
      @Nullable Moment occurred, Map<String, String> headers) implements Step {}

  /**
   * A member of staff calls a service.
   *
   * @param status expected; null for any success, which then isn't reported
   * @param match what the answer must hold; null for anything
   * @param save names of variables to where they are found: {@code header.ETag}, {@code body.reason}
   */
  record Call(int line, @Nullable Moment at, @Nullable String course, Role as, Token token, String service, String method, String path,
      Payload payload, Map<String, String> headers, @Nullable Integer status, @Nullable JsonNode match, Map<String, String> save) implements Step {}

  /** An event must have come within simulated time. */
  record Expect(int line, @Nullable Moment at, @Nullable String course, String type, @Nullable JsonNode match, Duration within,
      Map<String, String> save) implements Step {}

  /** An event must not come between the last action and the end. */
  record Never(int line, @Nullable Moment at, @Nullable String course, String type, @Nullable JsonNode match) implements Step {}

  /** A projection must match within simulated time. */
  record View(int line, @Nullable Moment at, @Nullable String course, String path, JsonNode match, Duration within) implements Step {}

  /** Whose token a call carries. */
  enum Token {
    /** A good one of this clinic. */
    GOOD,
    /** The header is left out. */
    NONE,
    EXPIRED,
    /** Signed with a key of somebody else. */
    FOREIGN,
    /** Good, but of another clinic. */
    OTHER_CLINIC,
    /** A good one of another person with the same role. */
    COLLEAGUE
  }
}
