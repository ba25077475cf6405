package org.treatmentcourse.contracts.policy;

import java.time.LocalDate;
import java.util.Map;

/** A versioned set of clinical numbers for one service. */
public interface Pack {
  /** E.g. {@code 2026.11.1}; an effective pack with clinic overrides adds {@code +} and a hash of them. */
  String version();

  LocalDate effectiveFrom();

  /** Where each number comes from: path in the pack, e.g. {@code bp.excludeSbp}, to source with its confidence mark. */
  Map<String, String> sources();
}
