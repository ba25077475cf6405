package org.treatmentcourse.followup.messages;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Message;
import org.treatmentcourse.followup.course.Message.Way;
import org.treatmentcourse.followup.course.Reminding;
import org.treatmentcourse.followup.course.Reminding.Outcome;
import org.treatmentcourse.messaging.Activity;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.Commands.Answer;

/**
 * Sends reminders that are due. Any number of instances may do it: each reminder is claimed by a commit before it leaves, and of two that claim it one
 * is told no.
 */
public final class Reminders implements Activity, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
  private static final int AT_ONCE = 20;
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Commands<Followup> commands;
  private final MongoTemplate mongo;
  private final BusinessClock clock;
  private final Channels channels;
  private final Function<String, FollowupPolicy> policies;
  private final Function<String, Clinic> clinics;
  private final Duration lapses;
  private final MeterRegistry meters;
  private final AtomicInteger sending = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Reminders(
      Commands<Followup> commands,
      MongoTemplate mongo,
      BusinessClock clock,
      Channels channels,
      Function<String, FollowupPolicy> policies,
      Function<String, Clinic> clinics,
      Duration lapses,
      MeterRegistry meters) {
    this.commands = commands;
    this.mongo = mongo;
    this.clock = clock;
    this.channels = channels;
    this.policies = policies;
    this.clinics = clinics;
    this.lapses = lapses;
    this.meters = meters;
  }

  @Override
  public Optional<String> busy() {
    return sending.get() == 0 ? Optional.empty() : Optional.of("sending reminders");
  }

  /** Sends what is due, and returns when each has been sent or put back. */
  public void look() {
    if (!channels.any() || threads.isShutdown()) {
      return;
    }
    List<CourseRef> courses = new ArrayList<>();
    clock.moments().forEach(moment -> courses.addAll(due(moment)));
    // Of several instances each begins elsewhere.
    Collections.shuffle(courses);
    List<Future<Boolean>> running = new ArrayList<>();
    try {
      courses.forEach(course -> running.add(threads.submit(() -> remind(course))));
      for (Future<Boolean> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      // This process ends; what is being sent goes on until closing is done.
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reminder failed", e);
    }
  }

  /** Lets what is being sent come to its outcome: a mail cut off is one of which nobody knows. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private List<CourseRef> due(BusinessClock.Moment moment) {
    Criteria due = where("state.chart.messages.nextAt").lte(moment.now().toString());
    Criteria filter = moment.clinic() == null ? due : due.and("clinic").is(moment.clinic());
    if (!channels.anyReady()) {
      // What is due stays as it is, and nobody is asked for an address in vain; only claims of the dead are looked at.
      filter = filter.and("state.chart.messages.all.state").is(Message.State.CLAIMED.name());
    }
    Query query = Query.query(filter).with(Sort.by("state.chart.messages.nextAt")).limit(AT_ONCE);
    query.fields().include("clinic");
    return mongo.find(query, Document.class, "courses").stream()
        .map(document -> new CourseRef(document.getString("clinic"), document.getString("_id")))
        .toList();
  }

  private boolean remind(CourseRef course) {
    sending.incrementAndGet();
    try {
      ZoneId zone = ZoneId.of(clinics.apply(course.clinic()).zone());
      FollowupPolicy policy = policies.apply(course.clinic());
      run(course, "messages-look", (state, when) -> Reminding.look(state, zone, when, policy));
      if (channels.anyReady()) {
        for (Message message : due(course)) {
          if (threads.isShutdown()) {
            break;
          }
          send(course, message, zone, policy);
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException e) {
      LOG.warn("reminders of course {} wait: {}", course.courseId(), e.toString());
      return false;
    } finally {
      sending.decrementAndGet();
    }
  }

  private List<Message> due(CourseRef course) {
    Instant now = clock.now(course.clinic());
    return commands.current(course).map(current -> current.state().chart().messages().all()).orElse(List.of()).stream()
        .filter(message -> message.state() == Message.State.PLANNED && Reminding.isDue(message, now))
        .toList();
  }

  private void send(CourseRef course, Message message, ZoneId zone, FollowupPolicy policy) throws InterruptedException {
    Addresses.Reach reach;
    try {
      reach = channels.addresses().of(course);
    } catch (Addresses.Away e) {
      LOG.warn("intake can't be asked for the address of course {}: {}", course.courseId(), String.valueOf(e.getCause()));
      withhold(course, message, "INTAKE_UNAVAILABLE", false, policy);
      return;
    }
    if (reach.ways().isEmpty()) {
      withhold(course, message, reach.refusal() == null ? "NO_ADDRESS" : reach.refusal(), true, policy);
      return;
    }
    Optional<Addresses.Way> chosen =
        reach.ways().stream().filter(one -> channels.has(way(one)) && (message.way() == null || message.way() == way(one))).findFirst();
    if (chosen.isEmpty()) {
      withhold(course, message, "NO_CHANNEL", false, policy);
      return;
    }
    Way way = way(chosen.get());
    if (!channels.sender(way).isReady()) {
      withhold(course, message, way + "_UNAVAILABLE", false, policy);
      return;
    }
    Letter letter = Wording.letter(message, chosen.get().address(), reach.language(), zone, policy.messages());
    if (run(course, "message-claim", (state, when) -> Reminding.claim(state, message.id(), way, lapses, when))) {
      int attempt = message.attempt() + 1;
      Outcome outcome = channels.sender(way).send(letter);
      meters.counter("treatmentcourse.messages", "way", lower(way), "result", lower(outcome.result())).increment();
      run(course, "message-outcome", (state, when) -> Reminding.sent(state, message.id(), attempt, outcome, when, policy));
    }
  }

  private void withhold(CourseRef course, Message message, String reason, boolean forGood, FollowupPolicy policy) {
    run(course, "message-withhold", (state, when) -> Reminding.withhold(state, message.id(), reason, forGood, when, policy));
  }

  private boolean run(CourseRef course, String purpose, Command<Followup> command) {
    return commands.runInternally(course, purpose, command) instanceof Answer.Done;
  }

  private static Way way(Addresses.Way way) {
    return way.by().equals("EMAIL") ? Way.MAIL : Way.WEBHOOK;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
