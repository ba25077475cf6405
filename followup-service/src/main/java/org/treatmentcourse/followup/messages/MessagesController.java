package org.treatmentcourse.followup.messages;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.policy.FollowupPolicy.MessageKind;
import org.treatmentcourse.followup.Audit;
import org.treatmentcourse.followup.Codes;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Message.State;
import org.treatmentcourse.followup.course.Message.Way;
import org.treatmentcourse.followup.course.Message;
import org.treatmentcourse.followup.course.Reminding.Disposition;
import org.treatmentcourse.followup.course.Reminding;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Reminders of a clinic, those first of all that need a person, and what a person does about them. */
@RestController
class MessagesController {
  private static final int COURSES = 200;

  private final MongoTemplate mongo;
  private final Door<Followup> door;
  private final Channels channels;
  private final BusinessClock clock;

  MessagesController(MongoTemplate mongo, Door<Followup> door, Channels channels, BusinessClock clock) {
    this.mongo = mongo;
    this.door = door;
    this.channels = channels;
    this.clock = clock;
  }

  /** @param reason code, e.g. {@code MAIL_UNAVAILABLE}, {@code NO_CONSENT}, {@code NO_CHANNEL} */
  record Shown(
      String courseId,
      String message,
      MessageKind kind,
      int session,
      State state,
      @Nullable String reason,
      @Nullable Way way,
      int attempt,
      Instant dueAt,
      Instant until,
      Instant changedAt,
      @Nullable String by) {}

  /**
   * @param messages by due time within the page
   * @param next hand it in as {@code after} for the next page; absent on the last one
   */
  record Page(List<Shown> messages, @Nullable String next) {}

  /** @param reason code in upper case, e.g. {@code ADDRESS_CORRECTED} */
  record Retry(@NotNull @Pattern(regexp = Codes.PATTERN) String reason) {}

  record Settle(@NotNull Disposition disposition) {}

  /**
   * @param state only these; {@code FAILED} and {@code UNKNOWN} if absent
   * @param after cursor of the page before
   */
  @Operation("List messages to patients, if not said otherwise those that need a person, by due time within a page")
  @GetMapping("/messages")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'coordinator', 'scheduler', 'medical-director')")
  Page messages(
      @RequestParam(required = false) @Nullable List<State> state,
      @RequestParam(required = false) @Nullable MessageKind kind,
      @RequestParam(required = false) @Nullable String after) {
    List<State> wanted = state == null || state.isEmpty() ? List.of(State.FAILED, State.UNKNOWN) : state;
    String clinic = Caller.current().clinic();
    // What nobody looks at, for want of a channel, is still stored as planned when its window has passed.
    List<String> stored = new ArrayList<>(wanted.stream().map(State::name).toList());
    stored.add(State.PLANNED.name());
    Criteria filter = where("clinic").is(clinic).and("state.chart.messages.all.state").in(stored);
    if (after != null) {
      filter = filter.and("_id").gt(after);
    }
    Query query = Query.query(filter).with(Sort.by("_id")).limit(COURSES);
    query.fields().include("state.chart.messages");
    List<Document> found = mongo.find(query, Document.class, "courses");
    Instant now = clock.now(clinic);
    List<Shown> shown =
        found.stream()
            .flatMap(document -> read(document, now).stream())
            .filter(message -> wanted.contains(message.state()) && (kind == null || message.kind() == kind))
            .sorted(Comparator.comparing(Shown::dueAt).thenComparing(Shown::message))
            .toList();
    return new Page(shown, found.size() < COURSES ? null : found.getLast().getString("_id"));
  }

  private List<Shown> read(Document document, Instant now) {
    Document messages = document.get("state", Document.class).get("chart", Document.class).get("messages", Document.class);
    String course = document.getString("_id");
    return messages.getList("all", Document.class).stream().map(one -> shown(course, Json.MAPPER.convertValue(one, Message.class), now)).toList();
  }

  private Shown shown(String course, Message message, Instant now) {
    boolean over = message.state() == State.PLANNED && !now.isBefore(message.until());
    boolean stuck = message.state() == State.PLANNED && Reminding.isDue(message, now) && !channels.any();
    return new Shown(
        course,
        message.id(),
        message.kind(),
        message.session(),
        over ? State.FAILED : message.state(),
        stuck ? "NO_CHANNEL" : over && message.reason() == null ? "NOT_SENT_IN_TIME" : message.reason(),
        message.way(),
        message.attempt(),
        message.dueAt(),
        message.until(),
        message.changedAt(),
        message.by());
  }

  @Operation(
      value = "Have a message tried again; one that may have been sent may come twice",
      id = "retryMessage",
      refuses = {"NO_SUCH_MESSAGE", "MESSAGE_NOT_FAILED", "MESSAGE_TOO_LATE"})
  @PostMapping("/courses/{courseId}/messages/{message}/retry")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'coordinator', 'scheduler', 'medical-director')")
  ResponseEntity<?> retry(@PathVariable String courseId, @PathVariable String message, @Valid @RequestBody Retry body) {
    String author = Caller.current().subject();
    return Audit.noted(
        door.run(courseId, body, (state, when) -> Reminding.again(state, message, author, when)), courseId, "sent message " + message + " again", body.reason());
  }

  @Operation(
      value = "Say that a message was delivered after all, or give it up",
      id = "settleMessage",
      refuses = {"NO_SUCH_MESSAGE", "MESSAGE_NOT_FAILED"})
  @PostMapping("/courses/{courseId}/messages/{message}/settle")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'coordinator', 'scheduler', 'medical-director')")
  ResponseEntity<?> settle(@PathVariable String courseId, @PathVariable String message, @Valid @RequestBody Settle body) {
    String author = Caller.current().subject();
    return Audit.noted(
        door.run(courseId, body, (state, when) -> Reminding.settle(state, message, body.disposition(), author, when)),
        courseId,
        "settled message " + message,
        body.disposition().name());
  }
}
