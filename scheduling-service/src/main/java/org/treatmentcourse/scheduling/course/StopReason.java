package org.treatmentcourse.scheduling.course;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a person stops a dose (DOMAIN 5.6). */
public enum StopReason {
  PATIENT_REQUEST,
  PRESCRIBER_ORDER,
  CHEST_PAIN,
  SEVERE_HEADACHE,
  NEUROLOGICAL_DEFICIT,
  VISUAL_LOSS,
  DYSPNOEA,
  ARRHYTHMIA,
  SEVERE_AGITATION,
  VOMITING,
  ANAPHYLAXIS,
  SEIZURE,
  EQUIPMENT,
  /** A patient at home can't be seen or heard any more. */
  VIDEO_LOST,
  PEER_MONITOR_LEFT;

  private static final Set<StopReason> SYMPTOMS = EnumSet.of(CHEST_PAIN, SEVERE_HEADACHE, NEUROLOGICAL_DEFICIT, VISUAL_LOSS, DYSPNOEA);

  /** With a raised pressure these make an emergency of it. @param code of a stop, or null where there was none */
  static boolean isSymptomOfPressure(@Nullable String code) {
    return SYMPTOMS.stream().anyMatch(symptom -> symptom.name().equals(code));
  }
}
