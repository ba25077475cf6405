package org.treatmentcourse.dashboard.outcomes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.Response;

/**
 * Treated courses that have something in common.
 *
 * @param name code of the protocol or the indication, or the site
 * @param treated with at least one completed session
 * @param missing of those, without a judgement: no baseline, or no score after it
 * @param classes newest judgement of the others
 * @param open of the treated, how many still go on
 * @param ended why the others ended
 * @param response from the first completed session to the first response; who has none is followed to the last score
 * @param relapseFree from the first response to a confirmed relapse; who has none is followed to the last score
 */
record Group(
    String name,
    int treated,
    int missing,
    Map<Response, Integer> classes,
    int open,
    Map<String, Integer> ended,
    Course response,
    Course relapseFree) {

  int judged() {
    return treated - missing;
  }

  /**
   * How something goes over time.
   *
   * @param followed of whom the beginning and a later day are known
   * @param events how often it has happened
   * @param medianDays absent while it has happened to fewer than half
   * @param shares without it after 30, 90, 180 and 365 days, as far as anybody is followed
   */
  record Course(int followed, int events, @Nullable Integer medianDays, List<KaplanMeier.Share> shares) {
    private static final List<Integer> DAYS = List.of(30, 90, 180, 365);

    static Course of(KaplanMeier times) {
      Integer median = times.median().isPresent() ? times.median().getAsInt() : null;
      return new Course(times.followed(), times.happened(), median, DAYS.stream().flatMap(day -> times.at(day).stream()).toList());
    }
  }
}
