package org.treatmentcourse.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.messaging.CourseDocument.Pending;
import org.treatmentcourse.messaging.SimulatedData.Row;
import org.treatmentcourse.messaging.SimulatedWorld.Happened;
import org.treatmentcourse.messaging.Work.Commit;
import org.treatmentcourse.messaging.simulation.ReplicaSet.OpTime;

/** Does with the simulated data what {@link MongoCourseStore} does with MongoDB. */
@NullMarked
final class SimulatedStore implements CourseStore {
  private static final double TROUBLE = .1;
  private final SimulatedWorld world;
  /** For mutations only: what this thread's consumer has just been given. */
  private final ThreadLocal<List<ConsumerRecord<byte[], byte[]>>> delivered = ThreadLocal.withInitial(List::of);

  SimulatedStore(SimulatedWorld world) {
    this.world = world;
  }

  void delivering(List<ConsumerRecord<byte[], byte[]>> records) {
    delivered.set(records);
  }

  @Override
  public Map<String, CourseDocument> load(Collection<String> ids) {
    SimulatedData committed = world.read("load " + ids);
    SimulatedData data = world.without == Mutation.MAJORITY_READ ? world.replicas.local() : committed;
    Map<String, CourseDocument> loaded = new HashMap<>();
    for (String id : ids) {
      Row row = data.courses().get(id);
      if (row != null) {
        loaded.put(id, seenThroughMutation(row.document()));
      }
    }
    return loaded;
  }

  private CourseDocument seenThroughMutation(CourseDocument document) {
    return switch (world.without) {
      case WHOLE_LIST -> with(document, document.seen(), document.held(), List.of());
      case HELD -> with(document, document.seen(), List.of(), document.out());
      case WATERMARK, GAP_CHECK -> with(document, pretended(document), document.held(), document.out());
      default -> document;
    };
  }

  private Map<String, Long> pretended(CourseDocument document) {
    Map<String, Long> seen = new TreeMap<>(document.seen());
    List<String> done = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : delivered.get()) {
      String sequence = EventCodec.header(record.headers(), "ce_sequence");
      if (sequence != null && world.plan.course(record).equals(document.id()) && !done.contains(record.topic())) {
        done.add(record.topic());
        long before = Long.parseLong(sequence) - 1;
        seen.merge(record.topic(), before, world.without == Mutation.GAP_CHECK ? Math::max : Math::min);
      }
    }
    return seen;
  }

  private static CourseDocument with(CourseDocument from, Map<String, Long> seen, List<String> held, List<Pending> out) {
    return new CourseDocument(
        from.id(), from.clinic(), from.v(), from.state(), seen, from.at(), from.ring(), held, from.replies(), from.outSeq(), from.outN(), out, from.openBy(),
        from.timerParked(), from.blockages(), from.blocked());
  }

  @Override
  public boolean commit(List<Commit> commits) {
    boolean all = true;
    String discarded = world.discarding.get();
    world.discarding.remove();
    List<OpTime> written = new ArrayList<>();
    boolean answered = true;
    for (Commit commit : commits) {
      boolean[] matched = new boolean[1];
      try {
        written.add(world.write("commit", TROUBLE, data -> apply(data, commit, matched, discarded)));
      } catch (SimulatedWorld.NoAnswer e) {
        answered = false;
      }
      all &= matched[0];
    }
    afterwards(commits);
    if (!answered) {
      if (world.without == Mutation.UNKNOWN_IS_UNKNOWN) {
        return true;
      }
      throw new SimulatedWorld.NoAnswer();
    }
    if (world.without != Mutation.MAJORITY_BEFORE_PUBLISH) {
      written.forEach(world::majority);
    }
    if (!all) {
      world.happened(Happened.SHORT_BULK);
    }
    return all || world.without == Mutation.SHORTFALL;
  }

  private SimulatedData apply(SimulatedData data, Commit commit, boolean[] matched, String discarded) {
    CourseDocument loaded = commit.loaded();
    Row row = data.courses().get(loaded.id());
    matched[0] = world.without == Mutation.VERSION_FILTER || (row == null ? 0 : row.document().v()) == loaded.v();
    if (!matched[0]) {
      return data;
    }
    Row before = row == null ? new Row(CourseDocument.absent(loaded.id(), loaded.clinic()), -1, null, List.of(), List.of()) : row;
    CourseDocument old = before.document();
    Map<String, Long> outSeq = new TreeMap<>(old.outSeq());
    commit.outSeq().forEach((channel, q) -> outSeq.merge(channel, q - loaded.outSeq().getOrDefault(channel, 0L), Long::sum));
    boolean apart = world.without == Mutation.ONE_WRITE;
    CourseDocument next =
        new CourseDocument(
            old.id(),
            old.clinic(),
            old.v() + 1,
            commit.state(),
            new TreeMap<>(commit.seen()),
            apart ? old.at() : new TreeMap<>(commit.at()),
            apart ? old.ring() : SimulatedData.newest(old.ring(), commit.marks(), Work.RING),
            List.copyOf(commit.held()),
            world.without == Mutation.REPLIES ? old.replies() : SimulatedData.newest(old.replies(), commit.replies(), Work.REPLIES),
            outSeq,
            old.outN() + commit.fresh().size(),
            SimulatedData.joined(old.out(), commit.fresh()),
            commit.openBy(),
            commit.timerParked(),
            commit.blockages(),
            commit.blocked());
    SimulatedChecks.bound(world, next);
    SimulatedChecks.silence(world, data, old, next);
    long relayAt = commit.fresh().isEmpty() ? before.relayAt() : world.second;
    List<String> over = discarded.isEmpty() ? before.discarded() : SimulatedData.joined(before.discarded(), List.of(discarded));
    return data.course(old.id(), new Row(next, relayAt, commit.dueAt(), SimulatedData.joined(before.history(), commit.fresh()), over));
  }

  /** What a mutation stores in a second write. */
  private void afterwards(List<Commit> commits) {
    if (world.without != Mutation.ONE_WRITE && world.without != Mutation.REPLIES) {
      return;
    }
    for (Commit commit : commits) {
      world.write("second write", TROUBLE, data -> secondWrite(data, commit));
    }
  }

  private SimulatedData secondWrite(SimulatedData data, Commit commit) {
    Row row = data.courses().get(commit.loaded().id());
    if (row == null) {
      return data;
    }
    CourseDocument old = row.document();
    boolean ring = world.without == Mutation.ONE_WRITE;
    CourseDocument next =
        new CourseDocument(
            old.id(), old.clinic(), old.v(), old.state(), old.seen(), ring ? new TreeMap<>(commit.at()) : old.at(),
            ring ? SimulatedData.newest(old.ring(), commit.marks(), Work.RING) : old.ring(), old.held(),
            ring ? old.replies() : SimulatedData.newest(old.replies(), commit.replies(), Work.REPLIES), old.outSeq(), old.outN(), old.out(), old.openBy(),
            old.timerParked(), old.blockages(), old.blocked());
    return data.course(old.id(), row.document(next));
  }

  @Override
  public void pull(Map<String, Long> confirmed) {
    boolean all = world.without == Mutation.PULL_ACKNOWLEDGED;
    unacknowledged("pull", confirmed, (row, n) -> {
      List<Pending> left = row.document().out().stream().filter(entry -> !all && entry.n() > n).toList();
      return row.document(with(row.document(), row.document().seen(), row.document().held(), left));
    });
    boolean always = world.without == Mutation.UNSET_IF_EMPTY;
    unacknowledged("unset", confirmed, (row, n) -> always || row.document().out().isEmpty() ? row.relay(-1) : row);
  }

  private interface Change {
    Row of(Row row, long n);
  }

  private void unacknowledged(String doing, Map<String, Long> confirmed, Change change) {
    confirmed.forEach(
        (id, n) -> {
          UnaryOperator<SimulatedData> update =
              data -> {
                Row row = data.courses().get(id);
                return row == null ? data : data.course(id, change.of(row, n));
              };
          world.write(doing, .15, update);
        });
  }

  @Override
  public List<CourseDocument> claimPending(Duration olderThan, int limit) {
    long before = world.second - olderThan.toSeconds();
    boolean local = world.without == Mutation.MAJORITY_CLAIM;
    SimulatedData committed = world.read("look for what is pending");
    SimulatedData found = local ? world.replicas.local() : committed;
    List<CourseDocument> claimed = new ArrayList<>();
    for (String id : found.courses().keySet()) {
      if (stale(found.courses().get(id), before)) {
        CourseDocument[] as = new CourseDocument[1];
        OpTime time = world.write("claim", .05, data -> claim(data, id, before, as));
        if (as[0] != null) {
          if (!local) {
            world.majority(time);
          }
          claimed.addAll(world.without == Mutation.STOP_AT_FAILURE ? oneByOne(as[0]) : List.of(as[0]));
        }
      }
    }
    return claimed;
  }

  private static boolean stale(@Nullable Row row, long before) {
    return row != null && row.relayAt() >= 0 && row.relayAt() < before;
  }

  private SimulatedData claim(SimulatedData data, String id, long before, CourseDocument[] as) {
    Row row = data.courses().get(id);
    if (row == null || !stale(row, before)) {
      return data;
    }
    as[0] = row.document();
    return data.course(id, row.relay(world.second));
  }

  private static List<CourseDocument> oneByOne(CourseDocument claimed) {
    return claimed.out().isEmpty()
        ? List.of(claimed)
        : claimed.out().stream().map(entry -> with(claimed, claimed.seen(), claimed.held(), List.of(entry))).toList();
  }

  @Override
  public List<Due> due(List<BusinessClock.Moment> moments, @Nullable Due after, int limit) {
    Instant now = moments.getFirst().now();
    return world.read("look for clocks").courses().values().stream()
        .filter(row -> row.dueAt() != null && !row.dueAt().isAfter(now))
        .map(row -> new Due(Objects.requireNonNull(row.dueAt()), row.document().id(), row.document().clinic()))
        .sorted(Comparator.comparing(Due::at).thenComparing(Due::course))
        .filter(due -> after == null || due.at().isAfter(after.at()) || (due.at().equals(after.at()) && due.course().compareTo(after.course()) > 0))
        .limit(limit)
        .toList();
  }

  @Override
  public List<String> blocked(int limit) {
    return world.read("look for blocked courses").courses().values().stream()
        .map(Row::document)
        .filter(CourseDocument::blocked)
        .map(CourseDocument::id)
        .limit(limit)
        .toList();
  }

  @Override
  public Map<String, Instant> earliestDue() {
    throw new UnsupportedOperationException("not part of the protocol");
  }

  @Override
  public long pending() {
    throw new UnsupportedOperationException("not part of the protocol");
  }

  @Override
  public Instant oldestPending() {
    throw new UnsupportedOperationException("not part of the protocol");
  }
}
