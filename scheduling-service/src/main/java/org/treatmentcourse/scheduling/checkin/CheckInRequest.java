package org.treatmentcourse.scheduling.checkin;

import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.UsState;

/** What was told at the desk; absent is unknown. The same as in {@code clinic.patient-arrived.v1}. */
record CheckInRequest(
    @Nullable Boolean escortConfirmed,
    @Nullable Boolean fasted,
    @Nullable Boolean identityConfirmed,
    @Nullable Boolean substanceFree,
    @Nullable Boolean nasalSprayFree,
    @Nullable Boolean medicationUnchanged,
    @Nullable Boolean preparationHeld,
    @Nullable Boolean therapistPresent,
    @Nullable Boolean peerMonitorPresent,
    @Nullable Boolean videoConnected,
    @Nullable UsState usState) {

  PatientArrived at(int session) {
    return new PatientArrived(session, escortConfirmed, fasted, identityConfirmed, substanceFree, nasalSprayFree, medicationUnchanged,
        preparationHeld, therapistPresent, peerMonitorPresent, videoConnected, usState);
  }
}
