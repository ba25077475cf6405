package org.treatmentcourse.evaluation.course;

import org.treatmentcourse.contracts.Indication;

/** What was asked for, and where. */
public record Referral(String site, Indication indication) {}
