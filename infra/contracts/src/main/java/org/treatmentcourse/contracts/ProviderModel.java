package org.treatmentcourse.contracts;

/** How a clinic treats: which visits there are and what they need (DOMAIN 1.5). */
public enum ProviderModel {
  /** Ketamine infusions in a clinic. */
  CLINIC_IV,
  /** Esketamine nasal spray in a REMS-certified setting. */
  CLINIC_ESK,
  /** Ketamine-assisted psychotherapy. */
  KAP,
  /** Racemic ketamine at home with virtual support; never esketamine. */
  HOME_TELEHEALTH,
  /** Any of these at pooled sites. */
  MULTI_SITE
}
