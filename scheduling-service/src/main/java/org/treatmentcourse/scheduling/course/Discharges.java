package org.treatmentcourse.scheduling.course;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent.LeftAgainstAdvice;
import org.treatmentcourse.contracts.SchedulingEvent.TransferredAcute;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** The ways in which a patient leaves after a dose (DOMAIN 5.4 and 5.7). */
public final class Discharges {
  private Discharges() {}

  /** A prescriber lets the patient go; the newest release counts. */
  public static Decision<Series> release(Running running, int number, Release release) {
    return Leaving.observed(running, number, (session, mg) -> Decision.accept(running.with(session.released(release))));
  }

  /**
   * If everything is known to be true that has to be.
   *
   * @param drug by the ledger of the site, or null where it does not have to agree
   */
  public static Decision<Series> discharge(
      Running running, int number, String by, Statement said, @Nullable DrugAccount drug, SchedulingPolicy policy, Occurrence when) {
    return looked(
        running,
        number,
        said,
        policy,
        when,
        (now, mg) -> {
          List<String> open = new ArrayList<>(now.open());
          if (drug != null) {
            open.addAll(drug.open(mg));
          }
          return open.isEmpty()
              ? Leaving.left(running, now.session(), mg, new Departure.Discharged(by, said.escort()), said, policy, when.now())
              : Decision.refuse(running, Refusal.of(open.getFirst(), "not ready to leave: " + String.join(", ", open) + remaining(now.missingMin())));
        });
  }

  /** The patient breaks the observation off. Nobody can be kept; what was open is told. */
  public static Decision<Series> leaveAgainstAdvice(Running running, int number, String by, boolean toldRisks, SchedulingPolicy policy, Occurrence when) {
    return looked(
        running,
        number,
        Statement.NOTHING,
        policy,
        when,
        (now, mg) -> {
          LeftAgainstAdvice told = new LeftAgainstAdvice(number, (int) now.missingMin(), now.open(), toldRisks);
          return Leaving.left(running, now.session(), mg, new Departure.AgainstAdvice(by, toldRisks), Statement.NOTHING, policy, when.now(), told);
        });
  }

  /** @param then gets what speaks against leaving now, and what was given, mg */
  private static Decision<Series> looked(
      Running running, int number, Statement said, SchedulingPolicy policy, Occurrence when, BiFunction<ToLeave, Integer, Decision<Series>> then) {
    return Leaving.observed(
        running,
        number,
        (session, mg) -> {
          SchedulingPolicy.RouteTimes route = policy.routes().get(session.order().route());
          return route == null
              ? Decision.refuse(running, Refusal.of("ROUTE_UNKNOWN", "no observation time is known for route " + session.order().route()))
              : then.apply(new ToLeave(running, session, route, said, policy, when.now()), mg);
        });
  }

  /** A stay in hospital makes whatever happened a serious event: the series waits for a person. */
  public static Decision<Series> transfer(Running running, int number, String by, TransferReason reason, SchedulingPolicy policy, Occurrence when) {
    return Leaving.observed(
        running,
        number,
        (session, mg) -> {
          Change held = SeriesHolds.hold(running, number, SeriesHolds.TRANSFERRED, when.now());
          List<ServiceEvent> first = new ArrayList<>(held.events());
          first.add(new TransferredAcute(number, reason.name()));
          Departure taken = new Departure.Transferred(by, reason);
          return Leaving.left(held.running(), session, mg, taken, Statement.NOTHING, policy, when.now(), first.toArray(ServiceEvent[]::new));
        });
  }

  private static String remaining(long minutes) {
    return minutes > 0 ? "; " + minutes + " minutes of observation remain" : "";
  }
}
