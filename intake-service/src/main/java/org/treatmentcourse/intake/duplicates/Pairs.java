package org.treatmentcourse.intake.duplicates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.intake.course.CourseFile;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Likeness;
import org.treatmentcourse.intake.course.Sameness;

/** Finds likely duplicates in the files as they are now, so every new and every changed file counts at once. */
@Component
class Pairs {
  /** Path of the keys in a stored course. */
  private static final String KEYS = "state.file.same.keys";

  /** Courses looked at in one go, and goes in one request: a clinic without duplicates must not take for ever. */
  private static final int BATCH = 200;

  private static final int BATCHES = 10;

  private final MongoTemplate mongo;

  Pairs(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** @param matching in what the two persons are alike */
  record Pair(String courseId, String otherCourseId, List<Likeness> matching) {}

  /** @param next cursor of the next page; absent on the last one */
  record Page(List<Pair> items, @Nullable String next) {}

  private record Found(String courseId, Sameness same) {}

  List<Pair> of(CourseRef course) {
    List<Pair> pairs = new ArrayList<>();
    for (Found self : find(Criteria.where("clinic").is(course.clinic()).and("_id").is(course.courseId()), 1)) {
      for (Found other : alike(course.clinic(), self.same().keys())) {
        add(pairs, self, other);
      }
    }
    return pairs;
  }

  /** Each pair once, under the course whose id comes first. */
  Page of(String clinic, @Nullable String after, int limit) {
    List<Pair> pairs = new ArrayList<>();
    String cursor = after;
    for (int go = 0; go < BATCHES; go++) {
      Criteria criteria = Criteria.where("clinic").is(clinic).and("state.file").exists(true);
      List<Found> batch = find(cursor == null ? criteria : criteria.and("_id").gt(cursor), BATCH);
      List<Found> candidates = alike(clinic, batch.stream().flatMap(found -> found.same().keys().stream()).distinct().toList());
      for (Found one : batch) {
        candidates.stream().filter(other -> other.courseId().compareTo(one.courseId()) > 0).forEach(other -> add(pairs, one, other));
        cursor = one.courseId();
        if (pairs.size() >= limit) {
          return new Page(pairs, cursor);
        }
      }
      if (batch.size() < BATCH) {
        return new Page(pairs, null);
      }
    }
    return new Page(pairs, cursor);
  }

  private static void add(List<Pair> pairs, Found one, Found other) {
    List<Likeness> matching = one.same().with(other.same());
    boolean merged = one.same().isMergedWith(other.courseId()) && other.same().isMergedWith(one.courseId());
    boolean dismissed = one.same().isDismissed(other.courseId()) || other.same().isDismissed(one.courseId());
    if (!one.courseId().equals(other.courseId()) && !matching.isEmpty() && !merged && !dismissed) {
      pairs.add(new Pair(one.courseId(), other.courseId(), matching));
    }
  }

  private List<Found> alike(String clinic, Collection<String> keys) {
    return keys.isEmpty() ? List.of() : find(Criteria.where("clinic").is(clinic).and(KEYS).in(keys), 0);
  }

  /** @param limit 0 for all */
  private List<Found> find(Criteria criteria, int limit) {
    Query query = new Query(criteria).with(Sort.by("_id")).limit(limit);
    query.fields().include("state");
    List<Found> found = new ArrayList<>();
    for (Document document : mongo.find(query, Document.class, "courses")) {
      CourseFile file = Intake.fileOf(Json.MAPPER.convertValue(document.get("state", Document.class), Intake.class));
      if (file != null) {
        found.add(new Found(document.getString("_id"), file.same()));
      }
    }
    return found;
  }
}
