package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.clock.PlayReport;
import org.treatmentcourse.local.clock.Script;
import org.treatmentcourse.local.clock.SimulatedClock;
import org.treatmentcourse.local.keys.Role;

/** Clinics whose patients live their courses on a running system, from registration to the last closed course. */
public final class Play implements AutoCloseable {

  private static final Duration STALL = Duration.ofMinutes(4);

  private final List<SyntheticClinic> clinics;
  private final Map<String, ClinicClient> clients = new LinkedHashMap<>();
  private final Map<String, List<Life>> lives = new LinkedHashMap<>();
  private final Map<String, List<ClinicScript.Interlude>> interludes = new LinkedHashMap<>();
  private final History history;
  private final SimulatedClock clock;

  public Play(LocalSystem system, List<SyntheticClinic> clinics) {
    this.clinics = List.copyOf(clinics);
    this.history = new History(system.addresses().kafkaBootstrap());
    this.clock = new SimulatedClock(() -> system.addresses().management(), system.keys().token(null, Duration.ofDays(1), Role.OPS));
    clinics.forEach(clinic -> clients.put(clinic.id(), new ClinicClient(system.addresses(), system.keys(), clinic.id())));
  }

  /** Lets something happen at a moment of a clinic's time, while everything is quiet; to be said before the play, in order of time. */
  public void at(String clinic, Instant moment, Runnable what) {
    interludes.computeIfAbsent(clinic, c -> new ArrayList<>()).add(new ClinicScript.Interlude(moment, what));
  }

  /**
   * @param listener hears of every step of the clocks
   * @throws org.treatmentcourse.local.clock.StalledException when the system doesn't come to rest
   */
  public PlayReport run(PlayListener listener) {
    Map<String, Script> scripts = new LinkedHashMap<>();
    for (SyntheticClinic clinic : clinics) {
      ClinicClient client = client(clinic.id());
      client.register(clinic.clinic());
      history.follow(clinic.id());
      Hands hands = new Hands(client);
      List<Life> people = clinic.patients().stream().map(patient -> new Life(patient, hands, clinic.diary())).toList();
      lives.put(clinic.id(), people);
      scripts.put(clinic.id(), new ClinicScript(people, history, interludes.getOrDefault(clinic.id(), List.of())));
    }
    PlayReport report = clock.play(scripts, STALL, listener);
    history.catchUp();
    return report;
  }

  public ClinicClient client(String clinic) {
    ClinicClient client = clients.get(clinic);
    if (client == null) {
      throw new IllegalArgumentException("no clinic " + clinic);
    }
    return client;
  }

  public List<SyntheticClinic> clinics() {
    return clinics;
  }

  public History history() {
    return history;
  }

  public SimulatedClock clock() {
    return clock;
  }

  /** The days that the clinics have come to, e.g. {@code 2026-03-09 to 2026-03-11}. */
  String dates() {
    List<LocalDate> days = clinics.stream().flatMap(clinic -> clock.now(clinic.id()).map(clinic.diary()::day).stream()).sorted().toList();
    return days.isEmpty() ? "" : days.getFirst().equals(days.getLast()) ? days.getFirst().toString() : days.getFirst() + " to " + days.getLast();
  }

  List<Life> lives() {
    List<Life> all = new ArrayList<>();
    lives.values().forEach(all::addAll);
    return all;
  }

  public Tally tally() {
    return Tally.of(lives(), history.size());
  }

  @Override
  public void close() {
    clock.close();
    history.close();
    clients.values().forEach(ClinicClient::close);
  }
}
