package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** Fills a monitoring form in from what is known of the session; what is not known stays open. */
record RemsFilling(Running running, Completed done, RemsForm.Open form, SchedulingPolicy policy) {

  RemsContent content() {
    Vitals during = form.vitals().from(done.startedAt()).until(done.leftAt());
    RemsContent.Taken before = form.vitals().until(done.startedAt()).last(Reading::hasPressure).flatMap(RemsContent.Taken::of).orElse(null);
    RemsContent.Taken middle = middle(during).flatMap(RemsContent.Taken::of).orElse(null);
    RemsContent.Taken last = during.last(Reading::hasPressure).flatMap(RemsContent.Taken::of).orElse(null);
    Boolean sedated = sedated(during);
    Boolean dissociated = dissociated();
    Boolean breathing = respiratoryDepression(during);
    Boolean acceptable = done.how() instanceof Departure.Discharged ? true : null;
    Integer ready = form.releasedAt() == null ? null : minutes(form.releasedAt());
    return new RemsContent(
        running.doseBefore(done.number()).isEmpty(),
        running.known().consents().active(Consent.REMS_ENROLMENT),
        concomitant(),
        done.startedAt(),
        done.deliveredMg(),
        minutes(done.leftAt()),
        ready,
        true,
        acceptable,
        before,
        middle,
        last,
        sedated,
        Boolean.TRUE.equals(sedated) ? alertAt(during) : null,
        dissociated,
        resolved(policy.adverse().dissociation()),
        breathing,
        lowest(during, Reading::spo2),
        lowest(during, Reading::respiratoryRate),
        done.how() == null ? null : done.how().by(),
        ownEvents().map(AdverseEvent::term).distinct().toList(),
        ownEvents().filter(AdverseEvent::serious).map(AdverseEvent::term).distinct().toList(),
        unknown(
            "READY", ready, "VITALS_AFTER", acceptable, "BP_BEFORE", before, "BP_DURING", middle, "BP_BEFORE_LEAVING", last, "SEDATION", sedated, "DISSOCIATION",
            dissociated, "RESPIRATORY_DEPRESSION", breathing));
  }

  private static List<String> unknown(@Nullable Object... codesAndValues) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < codesAndValues.length; i += 2) {
      if (codesAndValues[i + 1] == null) {
        codes.add(Objects.toString(codesAndValues[i]));
      }
    }
    return codes;
  }

  private int minutes(Instant until) {
    return (int) Duration.between(done.startedAt(), until).toMinutes();
  }

  private List<String> concomitant() {
    Known.Validity decided = running.known().eligible();
    List<String> found = decided == null || decided.rules() == null ? List.of() : decided.rules();
    return policy.rems().concomitant().entrySet().stream().filter(asked -> found.contains(asked.getValue())).map(Map.Entry::getKey).sorted().toList();
  }

  /** The pressure nearest to the moment at which one is wanted. */
  private Optional<Reading> middle(Vitals during) {
    Instant wanted = done.startedAt().plus(Duration.ofMinutes(policy.rems().bpAtMin()));
    Duration most = Duration.ofMinutes(policy.rems().bpWithinMin());
    return during
        .where(reading -> reading.hasPressure() && off(reading, wanted).compareTo(most) <= 0)
        .min(Comparator.comparing((Reading reading) -> off(reading, wanted)).thenComparing(Reading.BY_TIME));
  }

  private static Duration off(Reading reading, Instant wanted) {
    return Duration.between(reading.at(), wanted).abs();
  }

  private @Nullable Boolean sedated(Vitals during) {
    Integer least = lowest(during, Reading::moaas);
    return least == null ? null : Boolean.valueOf(least < policy.rems().sedatedBelow());
  }

  private @Nullable Instant alertAt(Vitals during) {
    Optional<Reading> drowsy = during.last(reading -> reading.moaas() != null && reading.moaas() < policy.rems().sedatedBelow());
    return drowsy.flatMap(last -> during.after(last.at()).where(reading -> reading.moaas() != null).findFirst()).map(Reading::at).orElse(null);
  }

  private @Nullable Boolean dissociated() {
    if (ownEvents().anyMatch(event -> policy.adverse().dissociation().contains(event.term()))) {
      return true;
    }
    Integer before = form.before();
    Integer after = form.after();
    return before == null || after == null ? null : Boolean.valueOf(after > before);
  }

  private @Nullable Boolean respiratoryDepression(Vitals during) {
    if (ownEvents().anyMatch(event -> policy.adverse().respiratory().contains(event.term()))) {
      return true;
    }
    return lowest(during, Reading::spo2) == null || lowest(during, Reading::respiratoryRate) == null ? null : Boolean.FALSE;
  }

  /** When the last of these had passed; null if one lasts or there was none. */
  private @Nullable Instant resolved(List<String> terms) {
    List<AdverseEvent> all = ownEvents().filter(event -> terms.contains(event.term())).toList();
    boolean lasts = all.stream().anyMatch(event -> event.resolvedAt() == null);
    return lasts ? null : all.stream().map(AdverseEvent::resolvedAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
  }

  private Stream<AdverseEvent> ownEvents() {
    return running.harm().events().stream().filter(event -> event.session() == done.number());
  }

  private static @Nullable Integer lowest(Vitals vitals, Function<Reading, @Nullable Integer> sign) {
    return vitals.readings().stream().map(sign).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }
}
