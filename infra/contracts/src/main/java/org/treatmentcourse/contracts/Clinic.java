package org.treatmentcourse.contracts;

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
   * @param nurses 0 to 500
   * @param hours {@code HH:mm-HH:mm Day-Day}, e.g. {@code 08:00-18:00 Mon-Fri}
   */
  public record Site(
      @Text(pattern = Text.CLINIC_ID) String id,
      @Nullable @Text(maxLength = 64) String zone,
      @Range(min = 1, max = 500) int chairs,
      @Range(min = 0, max = 500) int nurses,
      @Text(maxLength = 200) String hours) {}
}
