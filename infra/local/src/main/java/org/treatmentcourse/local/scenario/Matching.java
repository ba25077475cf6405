package org.treatmentcourse.local.scenario;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether something holds what is expected: of an object the named fields; of a list elements that match, each a later one, others may stand between;
 * of a number the number or a range {@code "39..41"}; nothing ({@code ~}) means absent.
 */
final class Matching {

  private static final Pattern RANGE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\.\\.(-?\\d+(?:\\.\\d+)?)");

  private Matching() {}

  /** The first difference, with its place, or null. */
  static @Nullable String difference(@Nullable JsonNode expected, JsonNode actual) {
    return expected == null ? null : difference(expected, actual, "");
  }

  private static @Nullable String difference(JsonNode expected, JsonNode actual, String at) {
    if (expected.isNull()) {
      return actual.isNull() || actual.isMissingNode() ? null : place(at) + " should be absent, is " + actual;
    }
    if (expected.isObject()) {
      return fields(expected, actual, at);
    }
    if (expected.isArray()) {
      return items(expected, actual, at);
    }
    return scalar(expected, actual) ? null : place(at) + " should be " + expected + ", is " + (actual.isMissingNode() ? "absent" : actual);
  }

  private static @Nullable String fields(JsonNode expected, JsonNode actual, String at) {
    if (!actual.isObject()) {
      return place(at) + " should be an object, is " + actual;
    }
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      String difference = difference(field.getValue(), actual.path(field.getKey()), at.isEmpty() ? field.getKey() : at + "." + field.getKey());
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable String items(JsonNode expected, JsonNode actual, String at) {
    if (!actual.isArray()) {
      return place(at) + " should be a list, is " + (actual.isMissingNode() ? "absent" : actual);
    }
    int next = 0;
    for (JsonNode item : expected) {
      String difference = "nothing follows";
      boolean found = false;
      while (!found && next < actual.size()) {
        difference = difference(item, actual.get(next++), at);
        found = difference == null;
      }
      if (!found) {
        return place(at) + " holds no " + item + " in its turn, is " + actual;
      }
    }
    return null;
  }

  private static boolean scalar(JsonNode expected, JsonNode actual) {
    if (!expected.isString()) {
      return expected.isNumber() && actual.isNumber() ? expected.decimalValue().compareTo(actual.decimalValue()) == 0 : expected.equals(actual);
    }
    Matcher range = RANGE.matcher(expected.stringValue());
    if (actual.isNumber() && range.matches()) {
      return Double.parseDouble(range.group(1)) <= actual.doubleValue() && actual.doubleValue() <= Double.parseDouble(range.group(2));
    }
    // What was saved from somewhere else is text.
    return actual.isValueNode() && !actual.isNull() && expected.stringValue().equals(actual.asString());
  }

  private static String place(String at) {
    return at.isEmpty() ? "it" : at;
  }
}
