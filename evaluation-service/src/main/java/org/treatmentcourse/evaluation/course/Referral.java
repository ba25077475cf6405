package org.treatmentcourse.evaluation.course;

import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Indication;

/**
 * What was asked for, and where.
 *
 * @param model provider model, e.g. {@code CLINIC_IV} (DOMAIN 1.5)
 */
public record Referral(String site, Indication indication, String model) {
  private static final String USUAL = "CLINIC_IV";

  public Referral(String site, Indication indication, @Nullable String model) {
    this.site = site;
    this.indication = indication;
    // Older documents and requests that name none.
    this.model = model == null ? USUAL : model;
  }
}
