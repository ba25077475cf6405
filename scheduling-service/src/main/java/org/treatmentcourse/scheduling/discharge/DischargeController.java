package org.treatmentcourse.scheduling.discharge;

import jakarta.validation.Valid;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Discharges;
import org.treatmentcourse.scheduling.course.DrugAccount;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.Session;
import org.treatmentcourse.scheduling.ledger.Ledgers;
import org.treatmentcourse.scheduling.ledger.Line;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Lets a patient leave, if everything that this needs is known to be true; and records who leaves all the same, or is taken to acute care. */
@RestController
@RequestMapping("/courses/{courseId}/sessions/{number}")
class DischargeController {
  private final Door<Series> door;
  private final ClinicTerms terms;
  private final Ledgers ledgers;

  DischargeController(Door<Series> door, ClinicTerms terms, Ledgers ledgers) {
    this.door = door;
    this.terms = terms;
    this.ledgers = ledgers;
  }

  @Operation(
      value = "Say as a prescriber that a patient may leave; a critical reading afterwards takes it back",
      id = "releasePatient",
      refuses = {"SESSION_UNKNOWN", "DOSE_NOT_STARTED", "DOSE_NOT_ENDED", "ALREADY_DISCHARGED", "COURSE_NOT_OPEN"})
  @PostMapping("/release")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> release(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody ReleaseRequest body) {
    String by = Caller.current().subject();
    return door.run(
        courseId, body, (series, when) -> OpenCourse.only(series, running -> Discharges.release(running, number, body.by(by, when.now()))));
  }

  @Operation(
      value = "Let a patient leave, if everything that has to be is true; the detail names every reason against it",
      refuses = {
        "SESSION_UNKNOWN", "DOSE_NOT_STARTED", "DOSE_NOT_ENDED", "ALREADY_DISCHARGED", "ROUTE_UNKNOWN", "EARLY_DISCHARGE", "BP_UNKNOWN", "BP_NOT_SETTLED",
        "SPO2_UNKNOWN", "SPO2_LOW", "MOAAS_UNKNOWN", "SEDATED", "ORIENTATION_UNKNOWN", "NOT_ORIENTED", "DISSOCIATION_UNKNOWN", "DISSOCIATED", "PADSS_UNKNOWN",
        "PADSS_LOW", "NAUSEA_UNKNOWN", "NAUSEA_NOT_CONTROLLED", "GAIT_UNKNOWN", "GAIT_UNSTEADY", "RISK_OPEN", "ESCORT_UNKNOWN", "ESCORT_ABSENT",
        "ESCORT_NOT_NAMED", "PEER_MONITOR_UNKNOWN", "PEER_MONITOR_ABSENT", "INSTRUCTIONS_UNKNOWN", "INSTRUCTIONS_MISSING", "NOT_RELEASED", "SEDATION_UNRESOLVED", "DISSOCIATION_UNRESOLVED",
        "RESPIRATION_UNRESOLVED", "DRUG_NOT_ACCOUNTED", "DRUG_GIVEN_DIFFERS", "COURSE_NOT_OPEN"
      })
  @PostMapping("/discharge")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber')")
  ResponseEntity<?> discharge(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody DischargeRequest body) {
    Caller caller = Caller.current();
    SchedulingPolicy pack = terms.policy(caller.clinic());
    DrugAccount drug = drug(courseId, number, Set.copyOf(pack.ledger().sites()));
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(series, running -> Discharges.discharge(running, number, caller.subject(), body.statement(), drug, pack, when)));
  }

  @Operation(
      value = "Record that a patient leaves before they may",
      id = "leaveAgainstAdvice",
      refuses = {"SESSION_UNKNOWN", "DOSE_NOT_STARTED", "DOSE_NOT_ENDED", "ALREADY_DISCHARGED", "ROUTE_UNKNOWN", "COURSE_NOT_OPEN"})
  @PostMapping("/leave-against-advice")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber')")
  ResponseEntity<?> leave(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody LeaveRequest body) {
    Caller caller = Caller.current();
    SchedulingPolicy pack = terms.policy(caller.clinic());
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(series, running -> Discharges.leaveAgainstAdvice(running, number, caller.subject(), body.toldRisks(), pack, when)));
  }

  @Operation(
      value = "Record that a patient is taken to acute care; it holds the series",
      id = "transferAcute",
      refuses = {"SESSION_UNKNOWN", "DOSE_NOT_STARTED", "DOSE_NOT_ENDED", "ALREADY_DISCHARGED", "COURSE_NOT_OPEN"})
  @PostMapping("/transfer")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber')")
  ResponseEntity<?> transfer(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody TransferRequest body) {
    Caller caller = Caller.current();
    SchedulingPolicy pack = terms.policy(caller.clinic());
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(series, running -> Discharges.transfer(running, number, caller.subject(), body.reason(), pack, when)));
  }

  /** What the ledger of the session's site says; null where the site's policy does not want it to agree. */
  private @Nullable DrugAccount drug(String courseId, int number, Set<String> sites) {
    if (sites.isEmpty()) {
      return null;
    }
    Series series = door.current(courseId).state();
    return Optional.of(series)
        .filter(Running.class::isInstance)
        .flatMap(running -> ((Running) running).session(number))
        .flatMap(Session::place)
        .map(appointment -> appointment.booking().site())
        .filter(sites::contains)
        .map(site -> ledgers.account(Ledgers.of(series.course().clinic(), site), new Line.ForSession(courseId, number)))
        .orElse(null);
  }
}
