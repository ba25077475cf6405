package org.treatmentcourse.contracts.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Range;
import org.treatmentcourse.contracts.Size;
import org.treatmentcourse.contracts.Text;

/**
 * What a form of one instrument says, word for word as it is published. A file of its own beside the definition: definitions are free to ship, words
 * often are not.
 *
 * @param instrument key from the catalogue
 * @param version of the definition that it belongs to
 * @param language BCP 47, e.g. {@code en} or {@code es-MX}
 * @param copyright the line to show; absent where the definition has it, or none is needed
 * @param instructions what stands above the items
 * @param answers what a value is called, for every item without its own
 * @param items one for each item of the definition
 */
public record InstrumentWording(
    @Text(maxLength = 40) String instrument,
    @Range(min = 1) int version,
    @Text(pattern = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$") String language,
    @Nullable @Text(maxLength = 1000) String copyright,
    @Nullable @Text(maxLength = 4000) String instructions,
    @Nullable Map<Integer, @Text(maxLength = 1000) String> answers,
    @Size(min = 1, max = 50) List<Line> items) {

  public InstrumentWording {
    answers = ordered(answers);
    items = List.copyOf(items);
  }

  /** @param answers what a value is called, if it differs from the other items */
  public record Line(
      @Text(maxLength = 40) String id, @Text(maxLength = 4000) String text, @Nullable Map<Integer, @Text(maxLength = 1000) String> answers) {
    public Line {
      answers = ordered(answers);
    }
  }

  private static @Nullable Map<Integer, String> ordered(@Nullable Map<Integer, String> answers) {
    return answers == null ? null : Collections.unmodifiableMap(new TreeMap<>(answers));
  }
}
