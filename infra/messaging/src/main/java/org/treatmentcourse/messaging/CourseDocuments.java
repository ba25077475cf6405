package org.treatmentcourse.messaging;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.messaging.CourseDocument.Mark;
import org.treatmentcourse.messaging.CourseDocument.Pending;
import org.treatmentcourse.messaging.CourseDocument.Raw;
import org.treatmentcourse.messaging.CourseDocument.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** BSON form of a {@link CourseDocument}. */
final class CourseDocuments {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CourseDocuments() {}

  static CourseDocument read(Document from) {
    return new CourseDocument(
        from.getString("_id"),
        from.getString("clinic"),
        from.get("v", Number.class).longValue(),
        from.get("state", Document.class),
        longs(from, "seen"),
        longs(from, "at"),
        list(from, "ring", Binary.class, CourseDocuments::mark),
        from.getList("held", String.class, List.of()),
        list(from, "replies", Document.class, CourseDocuments::reply),
        longs(from, "outSeq"),
        from.get("outN") instanceof Number n ? n.longValue() : 0,
        list(from, "out", Document.class, CourseDocuments::pending),
        instant(from.getDate("openBy")),
        from.getBoolean("timerParked", false),
        from.getInteger("blockages", 0),
        from.getBoolean("blocked", false));
  }

  /** As a tree, so that it need not be written out to be parsed. */
  static JsonNode tree(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case Document document -> {
        ObjectNode object = NODES.objectNode();
        document.forEach((name, inner) -> object.set(name, tree(inner)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode(list.size());
        list.forEach(inner -> array.add(tree(inner)));
        yield array;
      }
      case String text -> NODES.stringNode(text);
      case Integer number -> NODES.numberNode(number.intValue());
      case Long number -> NODES.numberNode(number.longValue());
      case Double number -> NODES.numberNode(number.doubleValue());
      case Boolean bool -> NODES.booleanNode(bool);
      default -> throw new IllegalStateException("a state holds what JSON knows, not " + value.getClass());
    };
  }

  private static Map<String, Long> longs(Document from, String field) {
    Map<String, Long> values = new HashMap<>();
    Document inner = from.get(field, Document.class);
    if (inner != null) {
      inner.forEach((key, value) -> values.put(key, ((Number) value).longValue()));
    }
    return values;
  }

  private static <A, B> List<B> list(Document from, String field, Class<A> type, Function<A, B> read) {
    return from.getList(field, type, List.of()).stream().map(read).toList();
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  static Binary write(Mark mark) {
    return new Binary(ByteBuffer.allocate(32).put(mark.id()).put(mark.body()).putLong(mark.time()).array());
  }

  private static Mark mark(Binary from) {
    ByteBuffer bytes = ByteBuffer.wrap(from.getData());
    byte[] id = new byte[16];
    byte[] body = new byte[8];
    bytes.get(id).get(body);
    return new Mark(id, body, bytes.getLong());
  }

  static Document write(Reply reply) {
    return new Document("key", reply.key()).append("request", reply.request()).append("status", reply.status()).append("body", reply.body());
  }

  private static Reply reply(Document from) {
    return new Reply(from.getString("key"), from.getString("request"), from.getInteger("status"), from.getString("body"));
  }

  static Document write(Pending entry) {
    Document document =
        new Document("n", entry.n())
            .append("stream", entry.channel())
            .append("q", entry.q())
            .append("id", entry.id())
            .append("type", entry.type())
            .append("at", Date.from(entry.at()))
            .append("since", new Date())
            .append("cause", entry.cause())
            .append("data", entry.data());
    if (entry.recorded() != null) {
      document.append("recorded", Date.from(entry.recorded()));
    }
    if (entry.trace() != null) {
      document.append("trace", entry.trace());
    }
    if (entry.raw() != null) {
      document.append("raw", new Document("headers", new Document(new HashMap<>(entry.raw().headers()))).append("value", new Binary(entry.raw().value())));
    }
    return document;
  }

  private static Pending pending(Document from) {
    Document raw = from.get("raw", Document.class);
    Date recorded = from.getDate("recorded");
    return new Pending(
        from.getLong("n"),
        from.getString("stream"),
        from.getLong("q"),
        from.getString("id"),
        from.getString("type"),
        from.getDate("at").toInstant(),
        recorded == null ? null : recorded.toInstant(),
        from.getString("cause"),
        from.getString("trace"),
        from.getString("data"),
        raw == null ? null : new Raw(strings(raw.get("headers", Document.class)), raw.get("value", Binary.class).getData()));
  }

  static Map<String, String> strings(Document from) {
    Map<String, String> values = new HashMap<>();
    from.forEach((key, value) -> values.put(key, String.valueOf(value)));
    return values;
  }
}
