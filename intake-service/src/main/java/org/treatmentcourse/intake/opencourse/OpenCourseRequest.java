package org.treatmentcourse.intake.opencourse;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ConsultationRequested;
import org.treatmentcourse.contracts.ClinicEvent.Person;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.contracts.UsState;

/**
 * The same content as {@code clinic.consultation-requested.v1}.
 *
 * @param reference the clinic's own course reference: the same one through either door is the same course
 */
record OpenCourseRequest(
    @NotBlank @Size(max = 200) String reference,
    @NotBlank String site,
    @NotNull Person person,
    @NotNull Indication indication,
    @NotNull Urgency urgency,
    @Nullable String referralSource,
    @Nullable ProviderModel providerModel,
    @Nullable List<String> alternativeSites,
    @Nullable Boolean veteran,
    @Nullable UsState usState) {

  ConsultationRequested asEvent() {
    return new ConsultationRequested(site, person, indication, urgency, referralSource, providerModel, alternativeSites, veteran, usState);
  }
}
