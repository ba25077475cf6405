package org.treatmentcourse.evaluation.course;

/** The course exists, intake still fills the file. Results that come early are kept. */
public record Referred(Dossier dossier) implements Evaluation {}
