package org.treatmentcourse.scheduling.ledger;

import java.util.List;

/** Where ledgers are kept. An entry is written once, at the number after the newest, or not at all. */
public interface Pages {

  Book book(String ledger);

  /** Entries of one session, oldest first. */
  List<Entry> ofSession(String ledger, Line.ForSession session);

  /** The newest, newest first. */
  List<Entry> newest(String ledger, int most);

  /**
   * The one write: the entry and the stock after it.
   *
   * @return false if somebody else has written this number
   */
  boolean append(Book after, Entry entry);
}
