package org.treatmentcourse.evaluation.query;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Stage;
import org.treatmentcourse.web.Problems.Problem;

/** Courses of a clinic, the one that came first to where it is first. */
@Component
class CourseList {
  /** Path in a stored course; in whole seconds, so that its text sorts as its time. */
  static final String SINCE = "state.dossier.since";

  /** Of documents of an earlier version, which come first until they change. */
  private static final Instant UNKNOWN = Instant.EPOCH;

  private final MongoTemplate mongo;

  CourseList(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  record Found(String courseId, Evaluation state, Cursor cursor) {}

  /** Place of a course in the list. */
  record Cursor(Instant since, String courseId) {
    String text() {
      return since + "~" + courseId;
    }

    /** @throws Problem 400 naming {@code after} */
    static Cursor parse(String text) {
      int at = text.indexOf('~');
      try {
        return new Cursor(Instant.parse(text.substring(0, Math.max(at, 0))), UUID.fromString(text.substring(at + 1)).toString());
      } catch (DateTimeParseException | IllegalArgumentException e) {
        throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "after", "must be the next of a page of this list");
      }
    }
  }

  /** Those that may be in one of these stages: which one it is depends on the moment, and is for the caller to say. */
  List<Found> of(String clinic, List<Stage> stages, @Nullable String site, @Nullable Cursor after, int limit) {
    Criteria criteria = Criteria.where("clinic").is(clinic).and("state.is").in(Stage.states(stages));
    if (site != null) {
      criteria = criteria.and("state.dossier.referral.site").is(site);
    }
    if (after != null) {
      String since = after.since().equals(UNKNOWN) ? null : after.since().toString();
      criteria =
          criteria.andOperator(
              new Criteria().orOperator(Criteria.where(SINCE).gt(after.since().toString()), Criteria.where(SINCE).is(since).and("_id").gt(after.courseId())));
    }
    Query query = new Query(criteria).with(Sort.by(SINCE, "_id")).limit(limit);
    query.fields().include("state");
    List<Found> found = new ArrayList<>();
    for (Document document : mongo.find(query, Document.class, "courses")) {
      Document state = document.get("state", Document.class);
      String courseId = document.getString("_id");
      String stored = state.get("dossier", Document.class).getString("since");
      Instant since = stored == null ? UNKNOWN : Instant.parse(stored);
      found.add(new Found(courseId, Json.MAPPER.convertValue(state, Evaluation.class), new Cursor(since, courseId)));
    }
    return found;
  }
}
