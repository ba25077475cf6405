package org.treatmentcourse.intake.query;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** The coordinator's work list: files that are not complete, what each lacks and since when. */
@RestController
class IncompleteController {
  private static final int LIMIT_MAX = 200;

  private final MongoTemplate mongo;

  IncompleteController(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** @param next cursor of the next page; absent on the last one */
  record Page(List<FileView> items, @Nullable String next) {}

  /**
   * @param missing only files that lack this item, e.g. {@code CONSENT_TREATMENT}
   * @param after cursor of the page before
   */
  @Operation("List the files that are not complete, and what each lacks")
  @GetMapping("/courses")
  @PreAuthorize("hasAnyRole('coordinator', 'clinician', 'dashboard')")
  Page incomplete(
      @RequestParam(required = false) @Nullable String missing,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "limit", "must be 1 to " + LIMIT_MAX);
    }
    Criteria criteria = Criteria.where("clinic").is(Caller.current().clinic()).and("state.is").is(Collecting.class.getSimpleName());
    if (missing != null) {
      criteria = criteria.and("state.missing.item").is(missing);
    }
    if (after != null) {
      criteria = criteria.and("_id").gt(after);
    }
    Query query = new Query(criteria).with(Sort.by("_id")).limit(limit + 1);
    query.fields().include("state");
    List<FileView> items = new ArrayList<>();
    for (Document document : mongo.find(query, Document.class, "courses")) {
      if (Json.MAPPER.convertValue(document.get("state", Document.class), Intake.class) instanceof Collecting collecting) {
        items.add(FileView.of(document.getString("_id"), collecting));
      }
    }
    boolean more = items.size() > limit;
    List<FileView> page = more ? items.subList(0, limit) : items;
    return new Page(page, more ? page.getLast().courseId() : null);
  }
}
