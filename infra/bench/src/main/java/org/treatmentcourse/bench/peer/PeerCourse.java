package org.treatmentcourse.bench.peer;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A course as the Spring peers store it; {@link Version} makes every save an update conditional on it.
 *
 * @param granted the newest version agreed to
 * @param state as large as the state that intake-service keeps
 */
@Document("courses")
public record PeerCourse(@Id String id, @Version @Nullable Long v, String granted, String state) {

  /** @throws IllegalStateException if there is none */
  public static PeerCourse of(MongoTemplate mongo, String id) {
    PeerCourse course = mongo.findById(id, PeerCourse.class);
    if (course == null) {
      throw new IllegalStateException("no course " + id);
    }
    return course;
  }

  /** The rule of the domain: what is not newer is no news. So a record that is delivered again changes nothing. */
  public boolean knows(String version) {
    return version.compareTo(granted) <= 0;
  }

  public PeerCourse with(String version) {
    return new PeerCourse(id, v, version, state);
  }
}
