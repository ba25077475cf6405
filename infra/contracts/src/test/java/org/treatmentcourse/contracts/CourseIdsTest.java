package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseIdsTest {
  private static final CourseIds IDS = ids("0123456789abcdef");

  /** The first is the example of RFC 9562, appendix A.4; the others are Python's {@code uuid.uuid5}. */
  @ParameterizedTest
  @CsvSource({
    "6ba7b810-9dad-11d1-80b4-00c04fd430c8, www.example.com, 2ed6657d-e927-568b-95e1-2665a8aea6a2",
    "6ba7b810-9dad-11d1-80b4-00c04fd430c8, python.org, 886313e1-3b8a-5372-9b90-0c9aee199e5d",
    "6ba7b811-9dad-11d1-80b4-00c04fd430c8, http://example.com/, 0a300ee9-f9e4-5697-a51a-efc7fafaba67",
    "6ba7b812-9dad-11d1-80b4-00c04fd430c8, Größe, 2fe32a45-bc0d-5160-ad14-c0fd2ae68f78",
  })
  void follows_the_vectors_of_version_5(UUID namespace, String name, UUID expected) {
    UUID id = CourseIds.uuid5(namespace, name);

    assertThat(id).isEqualTo(expected);
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void two_systems_that_name_the_same_course_agree() {
    assertThat(ids("0123456789abcdef").courseId("riverside", "ref-1")).isEqualTo(IDS.courseId("riverside", "ref-1"));
  }

  @Test
  void stays_what_it_was_in_earlier_versions() {
    assertThat(IDS.courseId("riverside", "ref-1")).isEqualTo("87f32b3a-a70e-59ea-b3c2-e528e372de61");
  }

  @Test
  void another_clinic_reference_or_secret_is_another_course() {
    assertThat(Set.of(IDS.courseId("riverside", "ref-1"), IDS.courseId("hillside", "ref-1"), IDS.courseId("riverside", "ref-2"), ids("fedcba9876543210").courseId("riverside", "ref-1")))
        .hasSize(4);
  }

  @Test
  void is_no_plain_hash_of_what_is_publicly_known() {
    UUID guessed = CourseIds.uuid5(CourseIds.uuid5(new UUID(0, 0), "riverside"), "ref-1");

    assertThat(IDS.courseId("riverside", "ref-1")).isNotEqualTo(guessed.toString());
  }

  @Test
  void gives_each_of_many_references_its_own_id() {
    assertThat(IntStream.range(0, 100_000).mapToObj(i -> IDS.courseId("riverside", "ref-" + i)).collect(Collectors.toSet())).hasSize(100_000);
  }

  @Test
  void refuses_a_short_secret() {
    assertThatThrownBy(() -> ids("0123456789abcde")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 16 bytes");
  }

  private static CourseIds ids(String secret) {
    return new CourseIds(secret.getBytes(StandardCharsets.UTF_8));
  }
}
