package org.treatmentcourse.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.Channel;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.messaging.CourseDocument.Pending;

/**
 * Publishes what was committed. Any number of relays may do so at once, late, or twice: consumers drop what they have. What must hold is that nothing
 * is published before its commit is, and that within a course nothing overtakes: the n-th event goes out only after the one before was acknowledged.
 */
final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final Duration STALE = Duration.ofSeconds(2);
  private static final int CLAIM = 200;

  private final Service service;
  private final CourseStore store;
  private final ParkStore parked;
  private final Publisher publisher;
  private final BlockingQueue<Outgoing> handed = new ArrayBlockingQueue<>(1024);
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong activity = new AtomicLong();

  Relay(Service service, CourseStore store, ParkStore parked, Publisher publisher) {
    this.service = service;
    this.store = store;
    this.parked = parked;
    this.publisher = publisher;
  }

  /** The pending events of a course as committed, ascending. */
  record Outgoing(String course, String clinic, List<Pending> events) {
    static Outgoing of(CourseDocument document) {
      return new Outgoing(document.id(), document.clinic(), document.out());
    }
  }

  /** For callers that must not wait for the broker; if there is no room, the sweep will do it. */
  void hand(Outgoing outgoing) {
    waiting.incrementAndGet();
    if (outgoing.events().isEmpty() || !handed.offer(outgoing)) {
      waiting.decrementAndGet();
    }
  }

  /** Runs until interrupted: publishes what was handed over, a burst at a time. */
  void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        next();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for something to be handed over and publishes it, with what has come since. */
  void next() throws InterruptedException {
    List<Outgoing> taken = new ArrayList<>(List.of(handed.take()));
    handed.drainTo(taken, 255);
    burst(taken);
  }

  private void burst(List<Outgoing> taken) {
    try {
      Map<String, Outgoing> newest = new HashMap<>();
      taken.forEach(outgoing -> newest.put(outgoing.course(), outgoing));
      publish(newest.values());
    } catch (RuntimeException e) {
      LOG.warn("could not publish what was handed over; left to the sweep: {}", e.toString());
    } finally {
      waiting.addAndGet(-taken.size());
    }
  }

  /** Publishes in rounds: every course's next event, wait, then the one after for those whose was acknowledged. */
  void publish(Collection<Outgoing> all) {
    Map<String, Long> confirmed = new HashMap<>();
    // Nothing left to publish but still claimed: the removal was cut short before the mark went. Confirming nothing finishes it.
    all.stream().filter(outgoing -> outgoing.events().isEmpty()).forEach(outgoing -> confirmed.put(outgoing.course(), 0L));
    List<Outgoing> going = new ArrayList<>(all);
    for (int round = 0; !going.isEmpty(); round++) {
      int n = round;
      going.removeIf(outgoing -> outgoing.events().size() <= n);
      List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (Outgoing outgoing : going) {
        records.add(record(outgoing, outgoing.events().get(n)));
      }
      activity.addAndGet(records.size());
      List<Boolean> acknowledged = records.isEmpty() ? List.of() : publisher.send(records);
      List<Outgoing> still = new ArrayList<>();
      for (int i = 0; i < acknowledged.size(); i++) {
        if (acknowledged.get(i)) {
          confirmed.put(going.get(i).course(), going.get(i).events().get(n).n());
          still.add(going.get(i));
        }
      }
      going = still;
    }
    if (!confirmed.isEmpty()) {
      store.pull(confirmed);
    }
  }

  private ProducerRecord<byte[], byte[]> record(Outgoing outgoing, Pending event) {
    Channel channel = Channel.valueOf(event.channel().toUpperCase(Locale.ROOT));
    String topic = channel == Channel.REJECTIONS ? Topics.clinicRejections(outgoing.clinic()) : Topics.of(service, channel);
    if (event.raw() != null) {
      parked.keepRejected(event.id(), outgoing.clinic(), event.data(), event.raw());
    }
    return EventCodec.toRecord(
        topic,
        outgoing.course(),
        new Envelope(
            event.id(),
            "/" + service.key(),
            event.type(),
            outgoing.course(),
            event.at(),
            outgoing.clinic(),
            event.q(),
            event.trace(),
            event.data().getBytes(StandardCharsets.UTF_8),
            event.recorded()));
  }

  /** Publishes what has waited too long, whoever left it. */
  void sweep() {
    List<CourseDocument> claimed;
    do {
      claimed = store.claimPending(STALE, CLAIM);
      publish(claimed.stream().map(Outgoing::of).toList());
    } while (claimed.size() == CLAIM);
  }

  /** Grows with every send. */
  long activity() {
    return activity.get();
  }

  boolean idle() {
    return waiting.get() == 0;
  }
}
