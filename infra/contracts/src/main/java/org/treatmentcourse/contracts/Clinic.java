package org.treatmentcourse.contracts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A clinic as registered: the tenant wall, its sites and what it changes in the default policy packs.
 *
 * @param id lower-case letters, digits and dashes, 1 to 40; part of topic names
 * @param zone IANA zone of the clinic, e.g. {@code America/New_York}
 * @param sites at least one
 * @param policy overrides by service key, e.g. {@code {scheduling: {bp: {excludeSbp: 175}}}}; empty for none
 */
public record Clinic(
    @Text(pattern = Text.CLINIC_ID) String id, @Text(maxLength = 64) String zone, @Size(min = 1, max = 50) List<Site> sites, Map<String, Object> policy) {

  public Clinic {
    sites = List.copyOf(sites);
    policy = policy == null ? Map.of() : Map.copyOf(policy);
  }

  /**
   * @param zone IANA zone; the clinic's where absent
   * @param chairs 1 to 500
   * @param nurses 0 to 500; counts only where there is no roster
   * @param hours {@code HH:mm-HH:mm Day-Day}, e.g. {@code 08:00-18:00 Mon-Fri}
   * @param roster who is there when; absent: the nurses above and a prescriber, with every credential, whenever the site is open
   * @param closures when nobody is treated, or fewer, whatever the opening hours say
   * @param rems certification for esketamine; absent: none is given here
   * @param policy what is different here from the rest of the clinic, by service key; only {@code evaluation} looks at it. Absent: nothing is
   */
  public record Site(
      @Text(pattern = Text.CLINIC_ID) String id,
      @Nullable @Text(maxLength = 64) String zone,
      @Range(min = 1, max = 500) int chairs,
      @Range(min = 0, max = 500) int nurses,
      @Text(maxLength = 200) String hours,
      @Nullable @Size(max = 500) List<Staff> roster,
      @Nullable @Size(max = 500) List<Closure> closures,
      @Nullable Rems rems,
      @Nullable Map<String, Object> policy) {

    public Site {
      roster = roster == null ? null : List.copyOf(roster);
      closures = closures == null ? null : List.copyOf(closures);
      policy = policy == null ? null : Map.copyOf(policy);
    }

    /** Of which no more is known. */
    public Site(String id, @Nullable String zone, int chairs, int nurses, String hours) {
      this(id, zone, chairs, nurses, hours, null, null, null, null);
    }
  }

  public enum StaffRole {
    NURSE,
    PRESCRIBER,
    /** Leads psychotherapy with ketamine. */
    THERAPIST,
    /** Is with a patient at home by video. */
    GUIDE
  }

  /**
   * One of the staff, by an id that names nobody.
   *
   * @param hours each like the site's
   * @param credentials those that were shown
   * @param away days on which they are not there
   */
  public record Staff(
      @Text(pattern = Text.CLINIC_ID) String id,
      StaffRole role,
      @Size(min = 1, max = 21) List<@Text(maxLength = 40) String> hours,
      @Nullable @Size(max = 50) List<Credential> credentials,
      @Nullable @Size(max = 200) List<Days> away) {

    public Staff {
      hours = List.copyOf(hours);
      credentials = credentials == null ? null : List.copyOf(credentials);
      away = away == null ? null : List.copyOf(away);
    }
  }

  /**
   * @param code e.g. {@code LICENCE}, {@code ACLS}
   * @param expires last day on which it is valid; absent: it does not run out
   */
  public record Credential(@Text(maxLength = 40, pattern = Text.CODE) String code, @Nullable LocalDate expires) {

    public boolean validOn(LocalDate date) {
      return expires == null || !date.isAfter(expires);
    }
  }

  /** From the first to the last, both included. */
  public record Days(LocalDate first, LocalDate last) {

    public boolean include(LocalDate date) {
      return !date.isBefore(first) && !date.isAfter(last);
    }
  }

  /**
   * A holiday, a blackout, a chair that is broken.
   *
   * @param from wall time; absent: from the beginning of each day
   * @param to wall time; absent: to the end of each day
   * @param chairs how many can't be used; absent: the site is closed
   * @param reason code, e.g. {@code HOLIDAY}
   */
  public record Closure(
      LocalDate first,
      LocalDate last,
      @Nullable LocalTime from,
      @Nullable LocalTime to,
      @Nullable @Range(min = 1, max = 500) Integer chairs,
      @Text(maxLength = 40, pattern = Text.CODE) String reason) {}

  /**
   * A site's certification under the risk programme for esketamine.
   *
   * @param expires last day on which it is valid; absent: until it is taken away
   */
  public record Rems(@Text(maxLength = 40) String number, @Nullable LocalDate expires) {}
}
