package org.treatmentcourse.dashboard.timeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Histories of all courses: one generation is read, another one may be built beside it from the beginning of the log, by every process alike. When it has all
 * that the running one has, readers are switched by one write. A process that starts goes on where the store says.
 */
public final class Timelines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timelines.class);

  private final String bootstrap;
  private final TimelineStore store;
  private final Map<Integer, Follower> followers = new HashMap<>();
  private boolean closed;

  public Timelines(String bootstrap, MongoTemplate mongo) {
    this.bootstrap = bootstrap;
    this.store = new TimelineStore(mongo.getDb());
  }

  /**
   * @param generation the one that is read
   * @param rebuilding the one that is built; absent for none
   * @param done records read into that one
   * @param all records in the log
   */
  public record State(int generation, @Nullable Integer rebuilding, long done, long all) {}

  List<Told> history(String clinic, String course) {
    return store.history(clinic, course);
  }

  /** Builds everything anew from the log; if that is going on already, nothing happens. */
  State rebuild() {
    LOG.info("histories are built anew as generation {}", store.beginNext());
    return state();
  }

  synchronized State state() {
    Integer next = store.next().orElse(null);
    Follower follower = followers.get(next == null ? store.current() : next);
    Follower.Progress progress = follower == null ? new Follower.Progress(0, 0) : follower.progress();
    return new State(store.current(), next, progress.done(), progress.all());
  }

  /** Follows the generations that are wanted now, and has readers switched when a new one has everything. Repeated. */
  public void look() {
    Set<Integer> wanted = new HashSet<>(Set.of(store.current()));
    store.next().ifPresent(wanted::add);
    follow(wanted);
    store.next().filter(this::hasEverything).ifPresent(this::switchTo);
  }

  private synchronized void follow(Set<Integer> wanted) {
    followers.entrySet().removeIf(
        running -> {
          if (!wanted.contains(running.getKey())) {
            running.getValue().stop();
          }
          return !wanted.contains(running.getKey());
        });
    for (int generation : closed ? Set.<Integer>of() : wanted) {
      followers.computeIfAbsent(
          generation,
          g -> {
            Follower follower = new Follower(bootstrap, store, g);
            Thread.ofPlatform().name("timelines-" + g).daemon(true).start(follower);
            return follower;
          });
    }
  }

  private synchronized boolean hasEverything(int generation) {
    Follower follower = followers.get(generation);
    if (follower == null || follower.progress().all() == 0 || follower.progress().done() < follower.progress().all()) {
      return false;
    }
    Map<String, Long> built = store.position(generation);
    return store.position(store.current()).entrySet().stream().allMatch(read -> built.getOrDefault(read.getKey(), 0L) >= read.getValue());
  }

  private void switchTo(int generation) {
    store.switchTo(generation);
    LOG.info("histories are read from generation {}", generation);
  }

  @Override
  public synchronized void close() {
    closed = true;
    follow(Set.of());
  }
}
