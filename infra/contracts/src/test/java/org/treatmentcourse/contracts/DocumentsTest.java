package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.tools.LineMessageReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DocumentsTest {
  private static final Path README = Path.of("README.md");

  @Test
  void the_readme_lists_what_the_catalogue_says() throws IOException {
    String text = Files.readString(README);

    Committed.compare(README, between(between(text, "clinic events", Tables.clinicEvents()), "service events", Tables.serviceEvents()));
  }

  @Test
  void the_asyncapi_document_lists_what_the_catalogue_says() throws IOException {
    Committed.compare(Path.of("asyncapi.json"), AsyncApi.document());
  }

  @Test
  void the_asyncapi_document_points_to_nothing_that_is_not_there() {
    JsonNode document = AsyncApi.document();

    assertThat(document.findValues("$ref")).isNotEmpty();
    for (JsonNode reference : document.findValues("$ref")) {
      String target = reference.stringValue();
      if (target.startsWith("#")) {
        assertThat(document.at(target.substring(1)).isMissingNode()).as(target).isFalse();
      } else {
        assertThat(Path.of(target)).exists();
      }
    }
  }

  @Test
  void the_example_for_the_console_producer_is_a_good_event() throws IOException {
    String command = block("kafka-console-producer");
    Map<String, Object> properties = new HashMap<>(Map.of("topic", one(command, "--topic (\\S+)")));
    all(command, "--reader-property ([a-z.]+)='?([^' ]+)'?").forEach((key, value) -> properties.put(key, value));
    LineMessageReader reader = new LineMessageReader();
    reader.configure(properties);

    Iterator<ProducerRecord<byte[], byte[]>> records = reader.readRecords(new ByteArrayInputStream((one(command, "<<'EVENT'\\n(.+)\\n") + "\n").getBytes(StandardCharsets.UTF_8)));
    ProducerRecord<byte[], byte[]> sent = records.next();

    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo(good(sent.headers(), sent.value()).subject());
    assertThat(sent.topic()).isEqualTo(Topics.clinicEvents(good(sent.headers(), sent.value()).clinic()));
  }

  @Test
  void the_example_for_curl_is_a_good_event() throws IOException {
    String command = block("curl");
    Headers headers = new RecordHeaders();
    all(command, "-H 'ce-([a-z]+): ([^']+)'").forEach((name, value) -> headers.add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));

    good(headers, one(command, "-d '([^']+)'").getBytes(StandardCharsets.UTF_8));

    assertThat(command).contains("-H 'content-type: application/json'");
  }

  private static Envelope good(Headers headers, byte[] body) {
    Envelope event = EventCodec.read(headers, body);
    EventType type = Catalogue.byWire(event.type()).orElseThrow();
    assertThat(type.isClinic()).isTrue();
    Bodies.readChecked(type, body);
    return event;
  }

  private static String between(String text, String marker, String generated) {
    String start = "<!-- " + marker + ": generated -->\n";
    String end = "\n<!-- end -->";
    int from = text.indexOf(start) + start.length();
    assertThat(from).as("no place for %s", marker).isGreaterThanOrEqualTo(start.length());
    return text.substring(0, from) + generated + text.substring(text.indexOf(end, from - 1));
  }

  private static String block(String command) throws IOException {
    return one(Files.readString(README), "(?s)```sh\\n(" + command + ".+?)```");
  }

  private static String one(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow(() -> new AssertionError("not in the README: " + pattern)).group(1);
  }

  private static Map<String, String> all(String text, String pattern) {
    Map<String, String> found = new HashMap<>();
    for (MatchResult match : Pattern.compile(pattern).matcher(text).results().toList()) {
      found.put(match.group(1), match.group(2));
    }
    return found;
  }
}
