package org.treatmentcourse.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.messaging.CourseDocument.Mark;

/** Turns records into deliveries. A pure function of the bytes, so a redelivery gives the same answer. */
final class DeliveryReader {
  private final Service service;
  private final CourseIds courseIds;
  private final UnaryOperator<String> topicIds;

  /** @param topicIds topic name to the broker's id of it; a topic made anew has another */
  DeliveryReader(Service service, CourseIds courseIds, UnaryOperator<String> topicIds) {
    this.service = service;
    this.courseIds = courseIds;
    this.topicIds = topicIds;
  }

  /** Empty for a clinic event that another service owns. */
  Optional<Delivery> read(ConsumerRecord<byte[], byte[]> record) {
    return Topics.isFromClinic(record.topic()) ? fromClinic(record) : Optional.of(fromService(record));
  }

  private Delivery fromService(ConsumerRecord<byte[], byte[]> record) {
    String key = key(record);
    try {
      Envelope envelope = EventCodec.read(record);
      if (envelope.sequence() < 1 || !envelope.subject().equals(key)) {
        return unreadable(record, 0, "needs a ce_sequence from 1 and a key that is its ce_subject");
      }
      return new Delivery.Dense(record, envelope, Catalogue.byWire(envelope.type()).orElse(null));
    } catch (EventCodec.Unreadable e) {
      return unreadable(record, sequence(record), e.field() + ": " + e.getMessage());
    }
  }

  private Optional<Delivery> fromClinic(ConsumerRecord<byte[], byte[]> record) {
    String clinic = Topics.clinicOf(record.topic());
    String wire = EventCodec.header(record.headers(), "ce_type");
    EventType type = Catalogue.byWire(wire).filter(EventType::isClinic).orElse(null);
    if (judge(record.topic(), type) != service) {
      return Optional.empty();
    }
    String id = EventCodec.header(record.headers(), "ce_id");
    try {
      Envelope envelope = EventCodec.read(record);
      if (type == null) {
        String code = Catalogue.knowsAnotherVersionOf(envelope.type()) ? "UNKNOWN_VERSION" : "UNKNOWN_TYPE";
        throw new EventCodec.Unreadable(code, "ce_type", "this type of event is not known here");
      }
      if (!record.topic().equals(Topics.ofClinic(type, clinic))) {
        throw new EventCodec.Unreadable("WRONG_TOPIC", "ce_type", "this type of event belongs on " + Topics.ofClinic(type, clinic));
      }
      if (!envelope.clinic().equals(clinic)) {
        throw new EventCodec.Unreadable("WRONG_CLINIC", "ce_clinic", "this topic belongs to another clinic");
      }
      if (!envelope.subject().equals(key(record))) {
        throw new EventCodec.Unreadable("WRONG_KEY", "ce_subject", "the record key must be the course reference in ce_subject");
      }
      Mark mark = mark(envelope);
      String course = courseIds.courseId(clinic, envelope.subject());
      var event = Bodies.readChecked(type, envelope.data());
      return Optional.of(new Delivery.FromClinic(record, envelope, type, event, course, position(record), mark, HexFormat.of().formatHex(mark.id())));
    } catch (EventCodec.Unreadable e) {
      return Optional.of(new Delivery.Malformed(record, clinic, id, wire, e.code(), e.field(), String.valueOf(e.getMessage())));
    }
  }

  /** Exactly one service looks at each event, so that what is refused is refused once. Scheduling alone reads telemetry; elsewhere, what nobody owns is intake's. */
  private static Service judge(String topic, @Nullable EventType type) {
    if (Topics.isClinicTelemetry(topic)) {
      return Service.SCHEDULING;
    }
    return type == null || type.owner() == null ? Service.INTAKE : type.owner();
  }

  private Delivery unreadable(ConsumerRecord<byte[], byte[]> record, long sequence, String reason) {
    return new Delivery.Unreadable(record, key(record), sequence, sequence == 0 ? position(record) : null, reason);
  }

  /** Of a record that can't be read, if it can be trusted to be of that course; else 0. */
  private static long sequence(ConsumerRecord<byte[], byte[]> record) {
    try {
      boolean ofCourse = key(record).equals(EventCodec.header(record.headers(), "ce_subject"));
      return ofCourse ? Math.max(0, Long.parseLong(String.valueOf(EventCodec.header(record.headers(), "ce_sequence")))) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String position(ConsumerRecord<byte[], byte[]> record) {
    return topicIds.apply(record.topic()) + "/" + record.partition();
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] key = record.key();
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  private static Mark mark(Envelope envelope) {
    byte[] id = sha256((envelope.source() + "\n" + envelope.id()).getBytes(StandardCharsets.UTF_8));
    byte[] body = sha256(envelope.data());
    return new Mark(Arrays.copyOf(id, 16), Arrays.copyOf(body, 8), envelope.time().toEpochMilli());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
