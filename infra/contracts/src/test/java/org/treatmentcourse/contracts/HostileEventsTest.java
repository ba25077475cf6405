package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EventCodec.Unreadable;

/** Events with bytes changed, taken out, put in and swapped: read, or refused with code and field, and nothing else ever. */
class HostileEventsTest {
  private static final int ROUNDS = 20_000;

  @Test
  void are_read_or_refused_with_code_and_field() throws IOException {
    SplittableRandom random = new SplittableRandom(20261122);
    List<EventType> types = Catalogue.all().stream().filter(EventType::isClinic).toList();
    List<byte[]> bodies = new ArrayList<>();
    for (EventType type : types) {
      bodies.add(Json.bytes(Samples.read(type.wire())));
    }
    int read = 0;
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int pick = random.nextInt(types.size());
      Headers headers = spoiled(headers(types.get(pick), bodies.get(pick)), random);
      byte[] body = random.nextInt(4) == 0 ? bodies.get(random.nextInt(bodies.size())) : spoiled(bodies.get(pick), random);
      try {
        Envelope event = EventCodec.read(headers, body);
        Bodies.readChecked(types.get(pick), event.data());
        read++;
      } catch (Unreadable e) {
        assertThat(e.code()).isNotBlank();
        assertThat(e.field()).isNotBlank();
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("round " + round + ": " + Arrays.toString(body) + " under " + Arrays.toString(headers.toArray()), e);
      }
    }
    // Neither side is empty, or the test would look at nothing.
    assertThat(read).isGreaterThan(ROUNDS / 100);
    assertThat(refused).isGreaterThan(ROUNDS / 4);
  }

  private static Headers headers(EventType type, byte[] body) {
    Envelope event = new Envelope("id-1", "/clinics/c1/ehr", type.wire(), "ref-1", Instant.parse("2026-11-10T14:00:00Z"), "c1", 3, null, body);
    return EventCodec.toRecord("t", "k", event).headers();
  }

  private static Headers spoiled(Headers headers, SplittableRandom random) {
    if (random.nextInt(3) > 0) {
      return headers;
    }
    Header[] all = headers.toArray();
    int victim = random.nextInt(all.length);
    List<Header> kept = new ArrayList<>(Stream.of(all).toList());
    Header old = kept.remove(victim);
    Headers result = new RecordHeaders(kept);
    return switch (random.nextInt(4)) {
      case 0 -> result;
      case 1 -> result.add(old.key(), null);
      case 2 -> result.add(old.key(), randomBytes(random));
      default -> result.add(old.key(), spoiled(old.value(), random));
    };
  }

  private static byte[] spoiled(byte[] bytes, SplittableRandom random) {
    byte[] result = bytes.clone();
    for (int i = random.nextInt(4); i > 0 && result.length > 0; i--) {
      int at = random.nextInt(result.length);
      switch (random.nextInt(5)) {
        case 0 -> result[at] = (byte) random.nextInt(256);
        case 1 -> result[at] = (byte) "{}[]\",:-+.eE019tfn\\u".charAt(random.nextInt(20));
        case 2 -> result = Arrays.copyOf(result, at);
        case 3 -> result = joined(Arrays.copyOf(result, at), randomBytes(random), Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length));
        default -> result = joined(Arrays.copyOf(result, at), Arrays.copyOfRange(result, at + 1, result.length));
      }
    }
    return result;
  }

  private static byte[] randomBytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(24)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
