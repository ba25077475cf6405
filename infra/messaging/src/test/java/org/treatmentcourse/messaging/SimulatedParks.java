package org.treatmentcourse.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.messaging.Parked.Kind;
import org.treatmentcourse.messaging.SimulatedWorld.Happened;

/** Does with the simulated data what {@link MongoParkStore} does with MongoDB. */
@NullMarked
final class SimulatedParks implements ParkStore {
  private static final double TROUBLE = .1;
  private static final Comparator<Parked> IN_ORDER = Comparator.comparing(Parked::topic).thenComparing(Parked::seq).thenComparing(Parked::offset);
  private final SimulatedWorld world;

  SimulatedParks(SimulatedWorld world) {
    this.world = world;
  }

  @Override
  public void park(Parked event) {
    world.happened(Happened.valueOf(event.kind().name()));
    if (world.without == Mutation.PARK_FIRST) {
      world.late.add(() -> world.replicas.write(data -> data.park(event.id(), old -> merged(old, event))));
      return;
    }
    world.majority(world.write("park " + event.kind() + " " + event.id() + " @" + event.offset(), TROUBLE, data -> data.park(event.id(), old -> merged(old, event))));
  }

  private static Parked merged(@Nullable Parked old, Parked event) {
    if (old == null) {
      return event;
    }
    boolean judged = event.kind() == Kind.POISON || event.kind() == Kind.TIMER;
    return new Parked(
        old.id(), old.course(), judged ? event.kind() : old.kind(), old.topic(), old.partition(), old.offset(), old.position(), old.seq(), old.heldId(),
        old.type(), judged ? event.reason() : old.reason(), old.headers(), old.key(), old.value(), old.cameAt(), old.parkedAt());
  }

  @Override
  public Optional<Parked> find(String id) {
    return Optional.ofNullable(world.read("find parked").parked().get(id));
  }

  @Override
  public List<Parked> ofCourses(Collection<String> courses) {
    return world.read("parked of courses").parked().values().stream().filter(parked -> courses.contains(parked.course())).sorted(IN_ORDER).toList();
  }

  @Override
  public List<String> courses(int limit) {
    if (world.without == Mutation.PARK_SWEEP) {
      return List.of();
    }
    return world.read("courses with parked").parked().values().stream().map(Parked::course).distinct().limit(limit).toList();
  }

  @Override
  public Optional<Parked> blocking(String course) {
    return world.read("blocking").parked().values().stream()
        .filter(parked -> parked.course().equals(course) && parked.kind() != Kind.WAITING)
        .findFirst();
  }

  @Override
  public void delete(String id) {
    world.majority(world.write("delete parked " + id, TROUBLE, data -> data.parked().containsKey(id) ? data.park(id, old -> null) : data));
  }

  @Override
  public void archive(Parked event, String reason) {
    world.majority(world.write("archive", TROUBLE, data -> data.discard(event.id())));
    world.happened(Happened.DISCARDED);
    world.discarding.set(event.headers().getOrDefault("ce_id", ""));
  }

  @Override
  public List<Parked> list(int limit) {
    return world.read("list parked").parked().values().stream().limit(limit).toList();
  }

  @Override
  public long count() {
    throw new UnsupportedOperationException("not part of the protocol");
  }

  @Override
  public void keepRejected(String id, String clinic, String rejection, CourseDocument.Raw raw) {
    world.majority(world.write("keep refused", TROUBLE, data -> data.keep(id)));
  }

  @Override
  public List<Rejected> rejected(int limit) {
    throw new UnsupportedOperationException("not part of the protocol");
  }

  @Override
  public Optional<Rejected> findRejected(String id) {
    throw new UnsupportedOperationException("not part of the protocol");
  }

  @Override
  public long expire(Duration olderThan) {
    throw new UnsupportedOperationException("not part of the protocol");
  }
}
