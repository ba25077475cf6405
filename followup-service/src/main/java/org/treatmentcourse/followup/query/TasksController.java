package org.treatmentcourse.followup.query;

import static org.springframework.data.mongodb.core.query.Criteria.where;

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
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.followup.course.Watch;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems;

/** Who has to do what: open tasks of a clinic. Closed ones are in the history, not in the documents. */
@RestController
class TasksController {
  private static final int COURSES = 200;
  private final MongoTemplate mongo;

  TasksController(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  record OpenTask(String courseId, @Nullable String site, String task, String kind, String role, Instant dueAt, boolean acknowledged) {}

  /**
   * @param tasks by due time within the page
   * @param next hand it in as {@code after} for the next page; absent on the last one
   */
  record Page(List<OpenTask> tasks, @Nullable String next) {}

  @Operation("List open tasks, by due time within a page")
  @GetMapping("/tasks")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'medical-director', 'prescriber', 'coordinator', 'dashboard')")
  Page tasks(
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(required = false) @Nullable String after) {
    if (!open) {
      throw new Problems.Problem(HttpStatus.BAD_REQUEST, "INVALID", "open", "only open tasks are listed; closed ones are in the history");
    }
    Criteria filter = where("clinic").is(Caller.current().clinic()).and("state.chart.watch.tasks.0").exists(true);
    if (role != null) {
      filter = filter.and("state.chart.watch.tasks.role").is(role);
    }
    if (site != null) {
      filter = filter.and("state.site").is(site);
    }
    if (after != null) {
      filter = filter.and("_id").gt(after);
    }
    Query query = Query.query(filter).with(Sort.by("_id")).limit(COURSES);
    query.fields().include("state.site", "state.chart.watch.tasks");
    List<Document> found = mongo.find(query, Document.class, "courses");
    List<OpenTask> tasks = new ArrayList<>();
    found.forEach(document -> read(document).stream().filter(t -> role == null || t.role().equals(role)).forEach(tasks::add));
    tasks.sort(Comparator.comparing(OpenTask::dueAt).thenComparing(OpenTask::task));
    return new Page(tasks, found.size() < COURSES ? null : found.getLast().getString("_id"));
  }

  private static List<OpenTask> read(Document document) {
    Document state = document.get("state", Document.class);
    Document watch = state.get("chart", Document.class).get("watch", Document.class);
    String course = document.getString("_id");
    String site = state.getString("site");
    return watch.getList("tasks", Document.class).stream()
        .map(one -> Json.MAPPER.convertValue(one, Watch.Task.class))
        .map(t -> new OpenTask(course, site, t.id(), t.kind(), t.role(), t.dueAt(), t.acknowledged()))
        .toList();
  }
}
