package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.Clinic;

/** A clinic and the people who will come to it. */
public record SyntheticClinic(Clinic clinic, List<Patient> patients) {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final String HOURS = "08:00-18:00 Mon-Fri";
  /** A Monday, a few days before the clocks change. */
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final int SITE_PATIENTS = 8;

  public SyntheticClinic {
    patients = List.copyOf(patients);
  }

  public String id() {
    return clinic.id();
  }

  Diary diary() {
    return new Diary(ZONE);
  }

  /**
   * Clinics side by side, with as many patients each as can be.
   *
   * @param prefix of their ids
   * @param roomy whether every patient could have a chair at any time, so that nobody's course depends on somebody else's
   */
  public static List<SyntheticClinic> of(String prefix, long seed, int courses, int clinics, boolean roomy) {
    List<SyntheticClinic> all = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < clinics; i++) {
      int count = courses / clinics + (i < courses % clinics ? 1 : 0);
      all.add(clinic(prefix + "-" + (i + 1), seed, first, count, roomy));
      first += count;
    }
    return List.copyOf(all);
  }

  private static SyntheticClinic clinic(String id, long seed, int first, int count, boolean roomy) {
    int places = roomy ? count + 2 : SITE_PATIENTS;
    List<Clinic.Site> sites = List.of(new Clinic.Site("harbour", null, places, places, HOURS), new Clinic.Site("hillside", null, places, places, HOURS));
    List<String> names = sites.stream().map(Clinic.Site::id).toList();
    Clinic clinic = new Clinic(id, ZONE.getId(), sites, Map.of());
    return new SyntheticClinic(clinic, new Population(seed, new Diary(ZONE), START, names).patients(first, count));
  }

  /** Business time on a day of the play, counted from its first. */
  public static Instant day(int number, LocalTime time) {
    return START.plusDays(number).atTime(time).atZone(ZONE).toInstant();
  }

  /**
   * The first patient takes the slow protocol and withdraws the consent when maintenance has been accepted; the second sends a form that nobody asked for
   * after the second session, then withdraws. Both do nothing more until then.
   */
  public SyntheticClinic withOddOnes(Instant until) {
    List<Patient> all = new ArrayList<>(patients);
    all.set(0, all.get(0).easy(new Patient.Turns(0, 0, 0, false, true, 0, until), "IV_MDD_SLOW"));
    all.set(1, all.get(1).easy(new Patient.Turns(0, 2, 0, false, false, 2, until), "IV_MDD_STD"));
    return new SyntheticClinic(clinic, all);
  }

  public String reference(int patient) {
    return patients.get(patient).reference();
  }

  /** The same people in a clinic with other policies. */
  public SyntheticClinic with(Map<String, Object> policy) {
    return new SyntheticClinic(new Clinic(clinic.id(), clinic.zone(), clinic.sites(), policy), patients);
  }
}
