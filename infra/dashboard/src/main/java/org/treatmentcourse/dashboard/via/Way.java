package org.treatmentcourse.dashboard.via;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriUtils;

/**
 * One thing that may be asked.
 *
 * @param path segments; in braces a kind of {@link #KINDS}
 * @param query names that may be in the query
 */
record Way(HttpMethod method, List<String> path, List<String> query) {
  private static final Map<String, Pattern> KINDS =
      Map.of(
          "{course}", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
          "{number}", Pattern.compile("[1-9][0-9]{0,3}"),
          "{date}", Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
          "{id}", Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:@~-]{0,199}"));

  Way {
    path = List.copyOf(path);
    query = List.copyOf(query);
  }

  /** @param path begins with a slash */
  static Way of(HttpMethod method, String path, String... query) {
    return new Way(method, List.of(path.substring(1).split("/", -1)), List.of(query));
  }

  /** The target made anew of what was checked, never of what was sent; empty if this is another way. */
  Optional<String> target(HttpMethod asked, List<String> segments, Map<String, String[]> parameters) {
    if (!method.equals(asked) || segments.size() != path.size() || !query.containsAll(parameters.keySet())) {
      return Optional.empty();
    }
    StringBuilder target = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      Pattern kind = KINDS.get(path.get(i));
      String segment = segments.get(i);
      if (kind == null ? !path.get(i).equals(segment) : !kind.matcher(segment).matches()) {
        return Optional.empty();
      }
      target.append('/').append(UriUtils.encodePathSegment(segment, "UTF-8"));
    }
    StringJoiner pairs = new StringJoiner("&", "?", "").setEmptyValue("");
    for (String name : query) {
      for (String value : parameters.getOrDefault(name, new String[0])) {
        pairs.add(name + "=" + UriUtils.encode(value, "UTF-8"));
      }
    }
    return Optional.of(target.append(pairs).toString());
  }
}
