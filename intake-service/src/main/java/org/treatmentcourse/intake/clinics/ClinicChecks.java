package org.treatmentcourse.intake.clinics;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.IntakeEvent.ClinicRegistered;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.web.Problems.Problem;

/** A clinic that breaks any of these would stop a service later; it is refused here, with the field and the reason. */
final class ClinicChecks {
  private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d (Mon|Tue|Wed|Thu|Fri|Sat|Sun)(-(Mon|Tue|Wed|Thu|Fri|Sat|Sun))?");

  /** Services that look at what a site changes. */
  private static final Set<String> OF_SITES = Set.of("evaluation");

  private final Map<String, PolicyBook<?>> books =
      Map.of(
          "intake", new PolicyBook<>("intake", IntakePolicy.class),
          "evaluation", new PolicyBook<>("evaluation", EvaluationPolicy.class),
          "scheduling", new PolicyBook<>("scheduling", SchedulingPolicy.class),
          "followup", new PolicyBook<>("followup", FollowupPolicy.class));

  /** @throws RuntimeException a {@link Problem} or {@code Unreadable} that names the field */
  void check(Clinic clinic) {
    Bodies.check("intake.clinic-registered.v1", Json.MAPPER.valueToTree(new ClinicRegistered(clinic, 1)));
    zone("zone", clinic.zone());
    if (clinic.sites().isEmpty()) {
      throw refused("sites", "a clinic needs at least one site");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < clinic.sites().size(); i++) {
      Clinic.Site site = clinic.sites().get(i);
      String at = "sites[" + i + "].";
      if (!ids.add(site.id())) {
        throw refused(at + "id", "two sites are called " + site.id());
      }
      zone(at + "zone", site.zone());
      hours(at + "hours", site.hours());
      roster(at + "roster", orNone(site.roster()));
      closures(at + "closures", orNone(site.closures()));
    }
    overrides("policy.", clinic.policy(), books.keySet(), "overrides are given by service: intake, evaluation, scheduling, followup", book -> book.of(clinic));
    for (int i = 0; i < clinic.sites().size(); i++) {
      Clinic.Site site = clinic.sites().get(i);
      Map<String, Object> policy = Objects.requireNonNullElse(site.policy(), Map.of());
      // What a site changes has to go together with what its clinic does.
      overrides("sites[" + i + "].policy.", policy, OF_SITES, "a site may differ in " + String.join(", ", OF_SITES) + "; the rest is the clinic's", book -> book.at(clinic, site.id()));
    }
  }

  /** @param services that may be named; {@code otherwise} says so */
  private void overrides(String at, Map<String, Object> policy, Set<String> services, String otherwise, Consumer<PolicyBook<?>> apply) {
    policy.forEach(
        (service, overrides) -> {
          PolicyBook<?> book = services.contains(service) ? books.get(service) : null;
          if (book == null || !(overrides instanceof Map<?, ?>)) {
            throw refused(at + service, otherwise);
          }
          try {
            apply.accept(book);
          } catch (IllegalStateException e) {
            throw refused(at + service, String.valueOf(e.getMessage()));
          }
        });
  }

  private static void roster(String field, List<Clinic.Staff> roster) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < roster.size(); i++) {
      Clinic.Staff one = roster.get(i);
      String at = field + "[" + i + "].";
      if (!ids.add(one.id())) {
        throw refused(at + "id", "two of the staff are called " + one.id());
      }
      one.hours().forEach(hours -> hours(at + "hours", hours));
      if (orNone(one.away()).stream().anyMatch(days -> days.last().isBefore(days.first()))) {
        throw refused(at + "away", "must not end before it begins");
      }
    }
  }

  private static void closures(String field, List<Clinic.Closure> closures) {
    for (int i = 0; i < closures.size(); i++) {
      Clinic.Closure closure = closures.get(i);
      boolean timesReversed = closure.from() != null && closure.to() != null && !closure.from().isBefore(closure.to());
      if (closure.last().isBefore(closure.first()) || timesReversed) {
        throw refused(field + "[" + i + "]", "must not end before it begins");
      }
    }
  }

  private static void hours(String field, String hours) {
    if (!HOURS.matcher(hours).matches()) {
      throw refused(field, "must look like 08:00-18:00 Mon-Fri");
    }
    if (hours.substring(0, 5).compareTo(hours.substring(6, 11)) >= 0) {
      throw refused(field, "must open before it closes");
    }
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }

  private static void zone(String field, @Nullable String zone) {
    try {
      if (zone != null) {
        ZoneId.of(zone);
      }
    } catch (DateTimeException e) {
      throw refused(field, zone + " is not an IANA time zone");
    }
  }

  private static Problem refused(String field, String why) {
    return new Problem(HttpStatus.BAD_REQUEST, "INVALID_CLINIC", field, why);
  }
}
