package org.treatmentcourse.local.scenario;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a scenario file and what it is given, and checks all that can be known before it is played. */
final class ScenarioReader {

  private static final JsonMapper STRICT = Json.MAPPER.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final int MAX_GIVEN = 10;
  private static final Map<String, PolicyBook<?>> BOOKS = Map.of(
      "intake", new PolicyBook<>("intake", IntakePolicy.class),
      "evaluation", new PolicyBook<>("evaluation", EvaluationPolicy.class),
      "scheduling", new PolicyBook<>("scheduling", SchedulingPolicy.class),
      "followup", new PolicyBook<>("followup", FollowupPolicy.class));

  private final Path file;
  private final Set<String> known = new TreeSet<>(Variables.GIVEN);

  private ScenarioReader(Path file) {
    this.file = file;
  }

  /** @throws ScenarioError with file and line of the first problem */
  static Scenario read(Path file) {
    return read(file, 0).scenario();
  }

  /** @param known every placeholder that stands for something at its end */
  private record Known(Scenario scenario, Set<String> known) {}

  private static Known read(Path file, int depth) {
    ScenarioReader reader = new ScenarioReader(file);
    return new Known(reader.scenario(YamlReader.read(file), depth), reader.known);
  }

  private Scenario scenario(Yaml yaml, int depth) {
    Section top = new Section(file, "a scenario", yaml, Set.of("scenario", "given", "clinic", "policy", "start", "steps"));
    String name = top.neededText("scenario");
    Scenario given = given(top, depth);
    Yaml clinic = top.get("clinic");
    if (clinic == null && given == null) {
      throw new ScenarioError(file, top.line(), "a scenario needs a clinic, or one that is given");
    }
    Section described = clinic == null ? null : new Section(file, "clinic", clinic, Set.of("zone", "sites"));
    String zone = described != null ? described.neededText("zone") : given == null ? "" : given.zone();
    List<Clinic.Site> sites = described != null ? sites(described) : given == null ? List.of() : given.sites();
    ObjectNode policy = policy(top, given);
    check(top, described, new Clinic("clinic", zone, sites, Map.of()));
    LocalDateTime start = start(top, given);
    List<Step> steps = steps(top, start);
    return new Scenario(file, name, given, zone, sites, policy, start, steps);
  }

  private @Nullable Scenario given(Section top, int depth) {
    String path = top.text("given");
    if (path == null) {
      return null;
    }
    if (depth >= MAX_GIVEN) {
      throw top.error("given", "more than " + MAX_GIVEN + " files are given one by another: does one give itself?");
    }
    Known found = read(file.resolveSibling(path), depth + 1);
    known.addAll(found.known());
    return found.scenario();
  }

  private List<Clinic.Site> sites(Section described) {
    if (!(described.needed("sites") instanceof Yaml.Items items)) {
      throw described.error("sites", "sites must be a list");
    }
    List<Clinic.Site> sites = new ArrayList<>();
    for (Yaml item : items.items()) {
      Section site = new Section(file, "a site", item, Set.of("id", "zone", "chairs", "nurses", "hours", "roster", "closures", "rems", "policy"));
      Integer chairs = site.number("chairs");
      Integer nurses = site.number("nurses");
      sites.add(
          new Clinic.Site(
              site.neededText("id"),
              site.text("zone"),
              chairs == null ? 1 : chairs,
              nurses == null ? 1 : nurses,
              site.neededText("hours"),
              read(site, "roster", new TypeReference<>() {}),
              read(site, "closures", new TypeReference<>() {}),
              read(site, "rems", new TypeReference<>() {}),
              read(site, "policy", new TypeReference<>() {})));
    }
    return sites;
  }

  private static <T> @Nullable T read(Section site, String key, TypeReference<T> type) {
    JsonNode value = site.json(key);
    try {
      return value == null ? null : STRICT.readValue(STRICT.treeAsTokens(value), type);
    } catch (JacksonException e) {
      throw site.error(key, key + ": " + e.getOriginalMessage());
    }
  }

  private static void check(Section top, @Nullable Section described, Clinic clinic) {
    if (described != null) {
      try {
        java.time.ZoneId.of(clinic.zone());
        Bodies.check("intake.clinic-registered.v1", Json.MAPPER.<JsonNode>valueToTree(new IntakeEvent.ClinicRegistered(clinic, 1)));
      } catch (EventCodec.Unreadable e) {
        throw top.error("clinic", e.field() + ": " + e.getMessage());
      } catch (java.time.DateTimeException e) {
        throw described.error("zone", clinic.zone() + " is not an IANA time zone");
      }
    }
  }

  private ObjectNode policy(Section top, @Nullable Scenario given) {
    ObjectNode merged = given == null ? JsonNodeFactory.instance.objectNode() : given.policy().deepCopy();
    JsonNode own = top.json("policy");
    if (own == null) {
      return merged;
    }
    if (!(own instanceof ObjectNode overrides)) {
      throw top.error("policy", "policy must be a mapping by service");
    }
    merge(merged, overrides);
    for (String service : merged.propertyNames()) {
      PolicyBook<?> book = BOOKS.get(service);
      if (book == null) {
        throw top.error("policy", "no service is called " + service);
      }
      try {
        book.of(new Clinic("clinic", "UTC", List.of(), Map.of(service, Json.MAPPER.treeToValue(merged.get(service), Object.class))));
      } catch (IllegalStateException | JacksonException e) {
        throw top.error("policy", String.valueOf(e.getMessage()));
      }
    }
    return merged;
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    from.properties().forEach(field -> {
      if (into.get(field.getKey()) instanceof ObjectNode inner && field.getValue() instanceof ObjectNode more) {
        merge(inner, more);
      } else {
        into.set(field.getKey(), field.getValue());
      }
    });
  }

  private static LocalDateTime start(Section top, @Nullable Scenario given) {
    Moment start = top.moment("start");
    LocalDateTime before = given == null ? null : given.end();
    if (start == null) {
      if (before == null) {
        throw top.error("start", "a scenario needs a start");
      }
      return before;
    }
    if (!(start instanceof Moment.At at)) {
      throw top.error("start", "start must be a date-time");
    }
    if (before != null && at.time().isBefore(before)) {
      throw top.error("start", "begins before what is given ends, at " + before);
    }
    return at.time();
  }

  private List<Step> steps(Section top, LocalDateTime start) {
    if (!(top.needed("steps") instanceof Yaml.Items items)) {
      throw top.error("steps", "steps must be a list");
    }
    StepReader reader = new StepReader(file, known);
    List<Step> steps = new ArrayList<>();
    LocalDateTime named = start;
    LocalDateTime before = start;
    for (Yaml item : items.items()) {
      Step step = reader.read(item);
      Moment at = step.at();
      if (at != null) {
        LocalDateTime time = at.from(named);
        if (time.isBefore(before)) {
          throw new ScenarioError(file, step.line(), "time goes back from " + before + " to " + time);
        }
        before = time;
        named = at instanceof Moment.At ? time : named;
      }
      steps.add(step);
    }
    return steps;
  }
}
