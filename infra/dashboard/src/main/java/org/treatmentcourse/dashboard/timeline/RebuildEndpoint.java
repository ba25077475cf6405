package org.treatmentcourse.dashboard.timeline;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Builds the histories anew from the log beside those that are read, and says how far that is. */
@Endpoint(id = "rebuild")
public final class RebuildEndpoint {
  private final Timelines timelines;

  public RebuildEndpoint(Timelines timelines) {
    this.timelines = timelines;
  }

  @ReadOperation
  public Timelines.State state() {
    return timelines.state();
  }

  @WriteOperation
  public Timelines.State rebuild() {
    return timelines.rebuild();
  }
}
