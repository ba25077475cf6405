package org.treatmentcourse.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.messaging.CourseDocument.Mark;

/** One record of a poll batch, read as far as it can be without knowing the course. */
sealed interface Delivery {
  ConsumerRecord<byte[], byte[]> raw();

  /** A record that belongs to a course. */
  sealed interface OfCourse extends Delivery permits Dense, FromClinic {
    String course();

    Envelope envelope();

    default String clinic() {
      return envelope().clinic();
    }

    /** Name of the source; events of one source and course stay in order. */
    String source();

    /** Key of its parked record. */
    String parkId();
  }

  /** From another service: dense sequence per topic and course. */
  record Dense(ConsumerRecord<byte[], byte[]> raw, Envelope envelope, @Nullable EventType type) implements OfCourse {
    @Override
    public String course() {
      return envelope.subject();
    }

    @Override
    public String source() {
      return raw.topic();
    }

    @Override
    public String parkId() {
      return course() + "|" + raw.topic() + "|" + envelope.sequence();
    }
  }

  /**
   * From a clinic system, valid, of a type this service owns.
   *
   * @param position {@code <topic id>/<partition>}
   */
  record FromClinic(
      ConsumerRecord<byte[], byte[]> raw, Envelope envelope, EventType type, Event event, String course, String position, Mark mark, String heldId)
      implements OfCourse {
    @Override
    public String source() {
      return "clinic";
    }

    @Override
    public String parkId() {
      return course + "|clinic|" + heldId;
    }
  }

  /** From a clinic system, and wrong in itself: no course is asked. */
  record Malformed(ConsumerRecord<byte[], byte[]> raw, @Nullable String clinic, @Nullable String eventId, @Nullable String eventType, String code, String field, String message)
      implements Delivery {}

  /**
   * From another service, and unreadable: a bug. It parks where it came from, and its successor is a gap.
   *
   * @param sequence if at least that can be read, or 0
   * @param position {@code <topic id>/<partition>} if it has to be known by that, or null
   */
  record Unreadable(ConsumerRecord<byte[], byte[]> raw, String course, long sequence, @Nullable String position, String reason) implements Delivery {}
}
