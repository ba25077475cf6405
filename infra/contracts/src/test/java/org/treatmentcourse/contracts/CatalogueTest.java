package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  /** Text under such a name would be personal data, or could hold it. */
  private static final Pattern PERSONAL =
      Pattern.compile("(?i)(.*(name|birth|e?mail|phone|address|street|postcode|zip|ssn|insur|contact|note|comment|free|message|description)s?.*|text|dob|person|patient)");

  static Stream<EventType> clinicTypes() {
    return Catalogue.all().stream().filter(EventType::isClinic);
  }

  static Stream<EventType> serviceTypes() {
    return Catalogue.all().stream().filter(type -> !type.isClinic());
  }

  @ParameterizedTest
  @MethodSource("clinicTypes")
  void each_clinic_type_has_one_owner_which_alone_hears_it(EventType type) {
    assertThat(type.wire()).matches("clinic\\.[a-z0-9-]+\\.v[1-9][0-9]*");
    assertThat(type.owner()).isIn(Service.INTAKE, Service.EVALUATION, Service.SCHEDULING, Service.FOLLOWUP);
    assertThat(type.heardBy()).containsExactly(type.owner());
    assertThat(ClinicEvent.class).isAssignableFrom(type.record());
  }

  @ParameterizedTest
  @MethodSource("serviceTypes")
  void each_service_type_has_one_producer_named_in_it_and_no_owner(EventType type) {
    String prefix = type.producer() == Service.DASHBOARD ? "board" : String.valueOf(type.producer()).toLowerCase(java.util.Locale.ROOT);
    assertThat(type.wire()).matches(prefix + "\\.[a-z0-9-]+\\.v[1-9][0-9]*");
    assertThat(type.owner()).isNull();
    assertThat(type.heardBy()).doesNotContain(type.producer());
    assertThat(ServiceEvent.class).isAssignableFrom(type.record());
  }

  /** Clinics are reference data that every process reads from a topic of its own; rows are made for others to read. */
  @ParameterizedTest
  @MethodSource("serviceTypes")
  void each_service_type_is_heard_and_shown(EventType type) {
    if (type.record() != IntakeEvent.ClinicRegistered.class && type.producer() != Service.DASHBOARD) {
      assertThat(type.heardBy()).contains(Service.DASHBOARD);
    }
  }

  @Test
  void hold_stop_escalate_and_revoke_travel_on_the_safety_streams() {
    assertThat(Catalogue.all().stream().filter(type -> type.channel() == Channel.SAFETY).map(EventType::wire))
        .contains(
            "clinic.consent-revoked.v1",
            "clinic.adverse-event-recorded.v1",
            "intake.consent-revoked.v1",
            "evaluation.plan-suspended.v1",
            "scheduling.infusion-stopped.v1",
            "followup.suicide-risk-escalated.v1",
            "intake.course-blocked.v1",
            "evaluation.course-blocked.v1",
            "scheduling.course-blocked.v1",
            "followup.course-blocked.v1");
  }

  @Test
  void what_lifts_a_hold_never_overtakes_on_a_safety_stream() {
    assertThat(Catalogue.of(FollowupEvent.SuicideRiskResolved.class).channel()).isEqualTo(Channel.EVENTS);
    assertThat(Catalogue.of(EvaluationEvent.PlanApproved.class).channel()).isEqualTo(Channel.EVENTS);
    assertThat(Catalogue.all().stream().filter(type -> Blockage.Lifted.class.isAssignableFrom(type.record())))
        .hasSize(4)
        .allSatisfy(type -> assertThat(type.channel()).isEqualTo(Channel.EVENTS));
  }

  @Test
  void lists_every_event_record_once() {
    Set<Class<?>> records = new HashSet<>();
    leaves(Event.class, records);

    assertThat(Catalogue.all().stream().map(EventType::record)).containsExactlyInAnyOrderElementsOf(events(records));
    assertThat(Catalogue.all().stream().map(EventType::wire)).doesNotHaveDuplicates();
  }

  @Test
  void service_events_hold_no_names_birth_dates_contact_data_or_free_text() {
    Set<String> suspicious = new TreeSet<>();
    serviceTypes().filter(type -> type.record() != IntakeEvent.ClinicRegistered.class).forEach(type -> scan(type.record(), suspicious, new HashSet<>()));

    assertThat(suspicious).isEmpty();
  }

  @Test
  void the_search_for_personal_data_finds_it_where_it_is() {
    Set<String> found = new TreeSet<>();
    scan(ClinicEvent.ConsultationRequested.class, found, new HashSet<>());

    assertThat(found).contains("Person.givenName", "Person.familyName", "Person.birthDate", "Person.email", "Person.phone");
  }

  @Test
  void finds_types_by_name_and_record() {
    EventType vitals = Catalogue.of(ClinicEvent.VitalsRecorded.class);

    assertThat(Catalogue.byWire("clinic.vitals-recorded.v1")).contains(vitals);
    assertThat(vitals.version()).isEqualTo(1);
    assertThat(Catalogue.byWire(null)).isEmpty();
    assertThat(Catalogue.byWire("clinic.vitals-recorded.v9")).isEmpty();
    assertThatThrownBy(() -> Catalogue.of(String.class)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tells_an_unknown_version_from_an_unknown_type() {
    assertThat(Catalogue.knowsAnotherVersionOf("clinic.vitals-recorded.v9")).isTrue();
    assertThat(Catalogue.knowsAnotherVersionOf("clinic.vitals.v1")).isFalse();
    assertThat(Catalogue.knowsAnotherVersionOf("clinic.vitals-recorded")).isFalse();
    assertThat(Catalogue.knowsAnotherVersionOf("")).isFalse();
    assertThat(Catalogue.knowsAnotherVersionOf(".v1")).isFalse();
  }

  private static void leaves(Class<?> type, Set<Class<?>> records) {
    if (type.isRecord()) {
      records.add(type);
    }
    if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).forEach(part -> leaves(part, records));
    }
  }

  private static List<Class<? extends Event>> events(Set<Class<?>> records) {
    List<Class<? extends Event>> events = new ArrayList<>();
    records.forEach(record -> events.add(record.asSubclass(Event.class)));
    return events;
  }

  private static void scan(Type type, Set<String> suspicious, Set<Type> done) {
    if (!done.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(argument -> scan(argument, suspicious, done));
    }
    if (type instanceof Class<?> raw && raw.isRecord()) {
      for (RecordComponent component : raw.getRecordComponents()) {
        boolean coded = component.getType().isEnum() || component.getType().isPrimitive();
        if (!coded && PERSONAL.matcher(component.getName()).matches()) {
          suspicious.add(raw.getSimpleName() + "." + component.getName());
        }
        scan(component.getGenericType(), suspicious, done);
      }
    }
  }
}
