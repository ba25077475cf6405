package org.treatmentcourse.scheduling.ledger;

/** @param ndc National Drug Code of the package, e.g. {@code 50458-028-02} */
public record Lot(String ndc, String lot) {}
