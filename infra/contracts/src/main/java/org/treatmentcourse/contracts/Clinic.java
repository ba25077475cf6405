package org.treatmentcourse.contracts;

import java.util.List;
import java.util.Map;

/**
 * A clinic as registered: the tenant wall, its sites and what it changes in the default policy packs.
 *
 * @param id lower-case letters, digits and dashes, 1 to 40; part of topic names
 * @param zone IANA zone of the clinic, e.g. {@code America/New_York}
 * @param sites at least one
 * @param policy overrides by service key, e.g. {@code {scheduling: {bp: {excludeSbp: 175}}}}; empty for none
 */
public record Clinic(String id, String zone, List<Site> sites, Map<String, Object> policy) {

  public Clinic {
    sites = List.copyOf(sites);
    policy = policy == null ? Map.of() : Map.copyOf(policy);
  }

  /**
   * @param zone IANA zone; the clinic's where absent
   * @param hours {@code HH:mm-HH:mm Day-Day}, e.g. {@code 08:00-18:00 Mon-Fri}
   */
  public record Site(String id, @org.jspecify.annotations.Nullable String zone, int chairs, int nurses, String hours) {}
}
