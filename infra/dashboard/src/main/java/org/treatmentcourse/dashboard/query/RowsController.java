package org.treatmentcourse.dashboard.query;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.treatmentcourse.dashboard.query.RowStore.Wanted;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** Courses of the caller's clinic as rows. */
@RestController
@Staff
class RowsController {
  private static final int LIMIT_MAX = 500;

  private final RowStore rows;

  RowsController(RowStore rows) {
    this.rows = rows;
  }

  /** @param next hand it in as {@code after} for the next page; absent on the last one */
  record Page(List<VersionedRow> rows, @Nullable String next) {}

  /**
   * By course id.
   *
   * @param stage any of these
   * @param flag all of these
   * @param text beginning of a course id, hexadecimal digits and dashes
   * @param limit 1 to 500
   */
  @Operation(value = "List rows of courses", answer = Page.class, versioned = true)
  @GetMapping("/api/rows")
  ResponseEntity<?> rows(
      @RequestParam(defaultValue = "") List<String> stage,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(defaultValue = "") List<String> flag,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "200") int limit,
      ServletWebRequest request) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "limit", "must be 1 to " + LIMIT_MAX);
    }
    Wanted wanted = new Wanted(stage, blankToNull(site), flag, beginning(text), after == null ? null : id("after", after));
    List<VersionedRow> found = rows.rows(Caller.current().clinic(), wanted, limit);
    String next = found.size() < limit ? null : found.getLast().row().courseId();
    return Tags.answer(request, Tags.of(found, ""), new Page(found, next));
  }

  @Operation(value = "Show the row of a course", answer = VersionedRow.class, versioned = true)
  @GetMapping("/api/rows/{courseId}")
  ResponseEntity<?> row(@PathVariable String courseId, ServletWebRequest request) {
    VersionedRow found = rows.row(Caller.current().clinic(), id("courseId", courseId)).orElseThrow(Door::notFound);
    return Tags.answer(request, Long.toString(found.version()), found);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable String beginning(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (!lower.matches("[0-9a-f-]{1,36}")) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "text", "must be the beginning of a course id");
    }
    return lower;
  }

  private static String id(String field, String text) {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", field, "a course id is a UUID");
    }
  }
}
