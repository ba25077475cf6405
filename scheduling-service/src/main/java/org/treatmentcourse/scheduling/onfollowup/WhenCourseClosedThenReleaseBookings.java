package org.treatmentcourse.scheduling.onfollowup;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Blocks;
import org.treatmentcourse.scheduling.course.Series;

/** Nothing new begins; whoever is here is looked after until they leave. */
public final class WhenCourseClosedThenReleaseBookings implements Reaction<Series, CourseClosed> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenCourseClosedThenReleaseBookings(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, CourseClosed event, Occurrence when) {
    return Blocks.close(series, event.reason(), policy.apply(series.course().clinic()), when);
  }
}
