package org.treatmentcourse.scheduling.course;

import org.jspecify.annotations.Nullable;

/**
 * What whoever sees the patient off states; null for what nobody said.
 *
 * @param escort the clinic's reference to whoever takes the patient home, never a name
 * @param cadss6Before points of CADSS-6 before the dose, 0 to 24
 * @param cadss6 points of CADSS-6 now, 0 to 24
 * @param padss points of PADSS now, 0 to 10
 * @param padssModified points of the PADSS without intake and output now, 0 to 8
 * @param peerMonitorStays whether an adult stays with a patient at home
 */
public record Statement(
    @Nullable Boolean escortPresent,
    @Nullable String escort,
    @Nullable Boolean oriented,
    @Nullable Integer cadss6Before,
    @Nullable Integer cadss6,
    @Nullable Integer padss,
    @Nullable Integer padssModified,
    @Nullable Boolean nauseaControlled,
    @Nullable Boolean steadyGait,
    @Nullable Boolean instructionsGiven,
    @Nullable Boolean peerMonitorStays) {
  static final Statement NOTHING = new Statement(null, null, null, null, null, null, null, null, null, null, null);
}
