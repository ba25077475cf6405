package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.treatmentcourse.contracts.EventCodec.Unreadable;

class EventCodecTest {
  private static final byte[] BODY = "{\"session\":1}".getBytes(StandardCharsets.UTF_8);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final Envelope EVENT =
      new Envelope(
          "id-1",
          "/scheduling",
          "scheduling.session-checked-in.v1",
          "2ed6657d-e927-568b-95e1-2665a8aea6a2",
          Instant.parse("2026-11-10T14:00:00.123456789Z"),
          "riverside",
          7,
          TRACE,
          BODY,
          Instant.parse("2026-11-10T14:00:02.5Z"));

  @Test
  void reads_what_it_wrote() {
    Envelope read = EventCodec.read(received(EventCodec.toRecord("scheduling.events", EVENT.subject(), EVENT)));

    assertThat(read).usingRecursiveComparison().isEqualTo(EVENT);
  }

  @Test
  void writes_cloudevents_binary_mode_and_nothing_else() {
    ProducerRecord<byte[], byte[]> record = EventCodec.toRecord("scheduling.events", EVENT.subject(), EVENT);

    assertThat(record.topic()).isEqualTo("scheduling.events");
    assertThat(record.partition()).isNull();
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(EVENT.subject());
    assertThat(record.value()).isEqualTo(BODY);
    assertThat(Stream.of(record.headers().toArray()).map(EventCodecTest::shown))
        .containsExactlyInAnyOrder(
            "ce_specversion=1.0",
            "ce_id=id-1",
            "ce_source=/scheduling",
            "ce_type=scheduling.session-checked-in.v1",
            "ce_subject=2ed6657d-e927-568b-95e1-2665a8aea6a2",
            "ce_time=2026-11-10T14:00:00.123456789Z",
            "ce_clinic=riverside",
            "ce_sequence=7",
            "ce_recordedtime=2026-11-10T14:00:02.5Z",
            "content-type=application/json",
            "traceparent=" + TRACE);
  }

  @Test
  void writes_the_seconds_of_a_full_minute_as_rfc_3339_wants_them() {
    assertThat(EventCodec.header(sent(at("2026-11-10T14:00:00Z")), "ce_time")).isEqualTo("2026-11-10T14:00:00Z");
  }

  @Test
  void an_empty_body_is_never_written_as_a_tombstone() {
    Envelope empty = new Envelope("id-1", "/s", "t.v1", "c", EVENT.time(), "riverside", 1, null, new byte[0]);

    assertThat(EventCodec.toRecord("board.courses", "c", empty).value()).isNotNull().isEmpty();
  }

  @Test
  void a_clinic_event_has_no_sequence_and_needs_no_trace() {
    Envelope clinic = new Envelope("id-1", "/clinics/riverside/ehr", "clinic.patient-arrived.v1", "ref-1", EVENT.time(), "riverside", 0, null, BODY);
    Headers headers = sent(clinic);

    assertThat(headers.lastHeader("ce_sequence")).isNull();
    assertThat(EventCodec.read(headers, BODY)).usingRecursiveComparison().isEqualTo(clinic);
  }

  @Test
  void a_recorded_time_that_is_none_does_not_cost_an_event() {
    assertThat(EventCodec.read(sent(EVENT).add("ce_recordedtime", "soon".getBytes(StandardCharsets.UTF_8)), BODY).recorded()).isNull();
    assertThat(EventCodec.read(sent(EVENT), BODY).recorded()).isEqualTo(EVENT.recorded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_clinic"})
  void names_a_missing_header(String name) {
    Headers without = sent(EVENT);
    without.remove(name);
    Headers empty = sent(EVENT).add(name, new byte[0]);
    Headers blank = sent(EVENT).add(name, "  ".getBytes(StandardCharsets.UTF_8));
    Headers absent = sent(EVENT).add(name, null);

    for (Headers headers : new Headers[] {without, empty, blank, absent}) {
      assertRefused(headers, BODY, "MISSING_HEADER", name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ce_specversion | 0.3",
        "ce_specversion | 2.0",
        "ce_time        | yesterday",
        "ce_time        | 2026-11-10",
        "ce_time        | 2026-11-10T14:00:00",
        "ce_time        | 2026-02-30T14:00:00Z",
        "ce_time        | +999999999-12-31T23:59:59-18:00",
        "ce_time        | -999999999-01-01T00:00:00+18:00",
        "ce_sequence    | seven",
        "ce_sequence    | 7.0",
        "ce_sequence    | -1",
        "ce_sequence    | 0",
        "ce_sequence    | 99999999999999999999",
        "ce_source      | ht tp://x",
        "ce_source      | %zz",
        "content-type   | text/plain",
        "content-type   | application/cloudevents+json",
      })
  void names_a_malformed_header_and_does_not_repeat_it(String name, String value) {
    Unreadable refused = assertRefused(with(name, value.getBytes(StandardCharsets.UTF_8)), BODY, "MALFORMED_HEADER", name);

    assertThat(refused).hasMessageContaining(name);
    if (value.length() > 3) {
      assertThat(refused).hasMessageNotContaining(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_clinic", "ce_sequence", "content-type"})
  void refuses_bytes_that_are_not_clean_text(String name) {
    assertRefused(with(name, new byte[] {'a', (byte) 0xff}), BODY, "MALFORMED_HEADER", name);
    assertRefused(with(name, new byte[] {'a', 0, 'b'}), BODY, "MALFORMED_HEADER", name);
    assertRefused(with(name, "a\nINFO forged".getBytes(StandardCharsets.UTF_8)), BODY, "MALFORMED_HEADER", name);
    byte[] endless = new byte[1_000_000];
    Arrays.fill(endless, (byte) 'a');
    assertRefused(with(name, endless), BODY, "MALFORMED_HEADER", name);
  }

  @Test
  void refuses_an_event_without_body() {
    assertRefused(sent(EVENT), null, "EMPTY_BODY", "data");
    assertRefused(sent(EVENT), new byte[0], "EMPTY_BODY", "data");
  }

  @Test
  void leaves_unknown_headers_alone() {
    Headers headers =
        sent(EVENT)
            .add("spring_json_header_types", "{\"x\":\"java.lang.Runtime\"}".getBytes(StandardCharsets.UTF_8))
            .add("ce_Not-A-Name", new byte[] {(byte) 0xff})
            .add("ce_unknown", null)
            .add("", null);

    assertThat(EventCodec.read(headers, BODY).id()).isEqualTo("id-1");
  }

  @Test
  void the_last_of_two_headers_counts() {
    assertThat(EventCodec.read(with("ce_id", "id-2".getBytes(StandardCharsets.UTF_8)), BODY).id()).isEqualTo("id-2");
  }

  @Test
  void a_broken_trace_context_does_not_cost_the_event() {
    assertThat(EventCodec.read(with("traceparent", "00-zz".getBytes(StandardCharsets.UTF_8)), BODY).traceparent()).isNull();
  }

  @Test
  void shows_of_a_hostile_header_only_what_is_safe_to_show() {
    Headers headers = with("ce_id", ("a\nINFO forged" + "x".repeat(10_000)).getBytes(StandardCharsets.UTF_8));

    assertThat(EventCodec.header(headers, "ce_id")).startsWith("a?INFO forged").hasSize(512);
    assertThat(EventCodec.header(headers, "ce_none")).isNull();
  }

  private static Unreadable assertRefused(Headers headers, byte @Nullable [] body, String code, String field) {
    Unreadable refused = catchThrowableOfType(Unreadable.class, () -> EventCodec.read(headers, body));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.field()).isEqualTo(field);
    return refused;
  }

  private static Headers with(String name, byte[] value) {
    return sent(EVENT).add(name, value);
  }

  private static Headers sent(Envelope event) {
    return EventCodec.toRecord("t", "k", event).headers();
  }

  private static Envelope at(String time) {
    return new Envelope("id-1", "/s", "t.v1", "c", Instant.parse(time), "riverside", 1, null, BODY);
  }

  private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
    sent.headers().forEach(record.headers()::add);
    return record;
  }

  private static String shown(Header header) {
    return header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8);
  }
}
