package org.treatmentcourse.scheduling.booking;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.scheduling.course.Series;

/** {@link Courses} through the commit that every command uses. */
public final class StoredCourses implements Courses {
  private final Commands<Series> commands;
  private final MongoTemplate mongo;

  public StoredCourses(Commands<Series> commands, MongoTemplate mongo) {
    this.commands = commands;
    this.mongo = mongo;
  }

  @Override
  public Optional<Commands.Current<Series>> current(CourseRef course) {
    return commands.current(course);
  }

  @Override
  public Commands.Answer run(CourseRef course, String purpose, Command<Series> command) {
    return commands.runInternally(course, purpose, command);
  }

  @Override
  public List<CourseRef> unsettled() {
    return found(new Criteria().orOperator(where("state.attempt").exists(true), where("state.toFree.0").exists(true)));
  }

  @Override
  public List<CourseRef> waiting(String clinic, String site) {
    return found(where("clinic").is(clinic).and("state.waiting.site").is(site));
  }

  private List<CourseRef> found(Criteria criteria) {
    Query query = Query.query(criteria);
    query.fields().include("clinic");
    return mongo.find(query, Document.class, "courses").stream()
        .map(document -> new CourseRef(document.getString("clinic"), document.getString("_id")))
        .toList();
  }
}
