package org.treatmentcourse.scheduling.course;

import java.util.ArrayList;
import java.util.List;

/** What a site's ledger says of the drug of one session, mg (DOMAIN 10.2): everything that was issued has been given or wasted. */
public record DrugAccount(int issued, int administered, int wasted) {

  /** Of which nobody has said yet what became of it. */
  public int left() {
    return issued - administered - wasted;
  }

  /** @param deliveredMg by the report of the dose's end */
  List<String> open(int deliveredMg) {
    List<String> codes = new ArrayList<>();
    if (left() != 0) {
      codes.add("DRUG_NOT_ACCOUNTED");
    }
    if (administered != deliveredMg) {
      codes.add("DRUG_GIVEN_DIFFERS");
    }
    return codes;
  }
}
