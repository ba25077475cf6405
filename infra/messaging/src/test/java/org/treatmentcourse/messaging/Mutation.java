package org.treatmentcourse.messaging;

/** One rule of the protocol taken away, at the edge of the real code: what the store, the broker or the caller would do without it. */
enum Mutation {
  NONE("nothing"),
  VERSION_FILTER("version filter: a commit applies whatever version is stored"),
  WATERMARK("watermark: a document forgets that it has seen what is delivered"),
  GAP_CHECK("gap check: a document claims to have seen all before what is delivered"),
  MAJORITY_BEFORE_PUBLISH("publish after majority: a commit is done once the primary has it"),
  STOP_AT_FAILURE("stop at first failure: the sweep sends all of a course at once"),
  WHOLE_LIST("whole pending list: only the new events are published after a commit"),
  OFFSET_AFTER_COMMIT("offset after commit: a batch is acknowledged when it is polled"),
  MAJORITY_READ("majority read: documents are loaded as the primary has them"),
  MAJORITY_CLAIM("majority claim: the sweep publishes what the primary has"),
  UNKNOWN_IS_UNKNOWN("unknown outcome: a bulk without an answer counts as done"),
  SHORTFALL("shortfall: a bulk that matched in part counts as done"),
  CONFIRMED_ONLY("acknowledged sends: a failed send counts as acknowledged"),
  RELAY_SWEEP("relay sweep: none"),
  PULL_ACKNOWLEDGED("pull: whatever is pending goes with what was acknowledged"),
  UNSET_IF_EMPTY("relay mark: removed with every pull"),
  PARK_SWEEP("park sweep: none, and no instance looks at what another parked"),
  HELD("held back: a document forgets which clinic events are parked"),
  PARK_FIRST("park first: the raw bytes are in flight when the document names them"),
  ONE_WRITE("one write: the ring is stored after the state"),
  REPLIES("idempotency key: an answer is stored after the state"),
  SILENCE("silence: assumptions fire as if everything sent had been read");

  private final String without;

  Mutation(String without) {
    this.without = without;
  }

  @Override
  public String toString() {
    return without;
  }
}
