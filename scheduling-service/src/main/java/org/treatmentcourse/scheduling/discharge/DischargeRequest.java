package org.treatmentcourse.scheduling.discharge;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.course.Statement;

/**
 * What whoever sees the patient off states. What is absent was not said, and is not assumed.
 *
 * @param escort the clinic's reference to whoever takes the patient home, e.g. {@code contact-4}; never a name
 * @param oriented to person, place and time
 * @param cadss6Before points of CADSS-6 before the dose, 0 to 24
 * @param cadss6 points of CADSS-6 now, 0 to 24
 * @param padss points of PADSS now, 0 to 10
 * @param padssModified points of the PADSS without intake and output now, 0 to 8
 * @param instructionsGiven in writing: no driving, machines or legal decisions until the next day after sleep, no alcohol or sedatives for 24 hours
 * @param peerMonitorStays an adult stays with a patient at home
 */
record DischargeRequest(
    @Nullable Boolean escortPresent,
    @Nullable @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String escort,
    @Nullable Boolean oriented,
    @Nullable @Min(0) @Max(24) Integer cadss6Before,
    @Nullable @Min(0) @Max(24) Integer cadss6,
    @Nullable @Min(0) @Max(10) Integer padss,
    @Nullable @Min(0) @Max(8) Integer padssModified,
    @Nullable Boolean nauseaControlled,
    @Nullable Boolean steadyGait,
    @Nullable Boolean instructionsGiven,
    @Nullable Boolean peerMonitorStays) {

  Statement statement() {
    return new Statement(
        escortPresent, escort, oriented, cadss6Before, cadss6, padss, padssModified, nauseaControlled, steadyGait, instructionsGiven, peerMonitorStays);
  }
}
