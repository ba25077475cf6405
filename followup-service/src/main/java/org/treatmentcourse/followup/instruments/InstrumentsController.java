package org.treatmentcourse.followup.instruments;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.InstrumentWording;
import org.treatmentcourse.followup.FollowupWiring.Policies;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems;

/** What a portal needs to render a form: the definition in force at the caller's clinic, and the words if there are any. */
@RestController
@PreAuthorize("hasAnyRole('nurse', 'clinician', 'medical-director', 'prescriber', 'coordinator', 'scheduler')")
class InstrumentsController {
  private final Policies policies;
  private final Wordings wordings;

  InstrumentsController(Policies policies, Wordings wordings) {
    this.policies = policies;
    this.wordings = wordings;
  }

  /** @param wording absent where none may be shipped and none was loaded */
  record Form(String key, Instrument definition, @Nullable InstrumentWording wording) {}

  /** In the order of the catalogue. */
  @Operation(value = "List the questionnaires in force at the caller's clinic", id = "instruments")
  @GetMapping("/instruments")
  List<Form> all() {
    return instruments().entrySet().stream().map(entry -> form(entry.getKey(), entry.getValue())).toList();
  }

  @Operation(value = "Show one questionnaire: items, scoring, words where they may be shown", id = "instrument")
  @GetMapping("/instruments/{key}")
  Form one(@PathVariable String key) {
    Instrument instrument = instruments().get(key);
    if (instrument == null) {
      throw new Problems.Problem(HttpStatus.NOT_FOUND, "NO_SUCH_INSTRUMENT", "key", "there is no such instrument at this clinic");
    }
    return form(key, instrument);
  }

  private Map<String, Instrument> instruments() {
    return policies.apply(Caller.current().clinic()).instruments();
  }

  private Form form(String key, Instrument instrument) {
    return new Form(key, instrument, wordings.of(key, instrument).orElse(null));
  }
}
