package org.treatmentcourse.messaging;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Ages by the database's own clock on both sides, whatever the clocks of processes say. */
final class DatabaseTime {
  private DatabaseTime() {}

  /** True of a field whose time is longer ago than that. A missing field is less than any time, so it has to be there: that is asked first. */
  static Bson olderThan(String field, Duration ago) {
    return Filters.and(
        Filters.exists(field),
        Filters.expr(new Document("$lt", List.of("$" + field, new Document("$subtract", List.of("$$NOW", ago.toMillis()))))));
  }
}
