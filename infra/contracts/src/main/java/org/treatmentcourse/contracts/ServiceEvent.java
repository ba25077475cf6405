package org.treatmentcourse.contracts;

/** What one of our services has decided. Carries ids and coded facts; never names, birth dates, contact data or free text. */
public sealed interface ServiceEvent extends Event permits IntakeEvent, EvaluationEvent, SchedulingEvent, FollowupEvent, BoardEvent {}
