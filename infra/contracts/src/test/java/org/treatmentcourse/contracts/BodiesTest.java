package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.EventCodec.Unreadable;

class BodiesTest {
  private static final String PERSON = "{'givenName':'Ada','familyName':'Example','birthDate':'1985-02-28','sex':'FEMALE'}";

  @Test
  void reads_what_its_schema_allows() {
    Event event = Bodies.readChecked(Catalogue.of(ClinicEvent.VitalsRecorded.class), json("{'session':1,'systolic':120}"));

    assertThat(event).isEqualTo(new ClinicEvent.VitalsRecorded(1, 120, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          clinic.vitals-recorded.v1         | {'session':1,'systolic':301}                            | /systolic
          clinic.vitals-recorded.v1         | {'session':1,'systolic':'120'}                          | /systolic
          clinic.vitals-recorded.v1         | {'session':1,'systolic':null}                           | /systolic
          clinic.vitals-recorded.v1         | {'session':1,'systolic':1e400}                          | /systolic
          clinic.vitals-recorded.v1         | {'session':1,'systolic':120.5}                          | /systolic
          clinic.vitals-recorded.v1         | {'session':99999999999999999999}                        | /session
          clinic.vitals-recorded.v1         | {'systolic':120}                                        | /session
          clinic.vitals-recorded.v1         | {'session':1,'sistolic':120}                            | /sistolic
          clinic.vitals-recorded.v1         | {'session':1,'a/b~c':120}                               | /a~1b~0c
          clinic.vitals-recorded.v1         | [1]                                                     | data
          clinic.vitals-recorded.v1         | "'text'"                                                | data
          clinic.vitals-recorded.v1         | null                                                    | data
          clinic.history-reported.v1        | {'trials':[{'drug':'36437','weeks':8,'adequateDose':true,'improvementPct':101}]} | /trials/0/improvementPct
          clinic.history-reported.v1        | {'trials':[{'drug':'36437','weeks':8,'adequateDose':true}]} | /trials/0/improvementPct
          clinic.questionnaire-answered.v1  | {'instrument':'PHQ9','answers':{'phq9-1':101}}          | /answers/phq9-1
          clinic.questionnaire-answered.v1  | {'instrument':'PHQ9','answers':{}}                      | /answers
          clinic.questionnaire-answered.v1  | {'instrument':'','answers':{'phq9-1':1}}                | /instrument
          clinic.consent-granted.v1         | {'consent':'TREATMENTS','version':'3'}                  | /consent
          """)
  void names_the_field_that_breaks_the_schema(String wire, String body, String field) {
    Unreadable refused = refused(wire, body);

    assertThat(refused.code()).isEqualTo("SCHEMA_VIOLATION");
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.getMessage()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"1985-02-30", "28.02.1985", "1985-2-8", "1985-02-28T00:00:00Z", "''", "+999999999999-01-01"})
  void takes_only_real_dates(String birthDate) {
    String person = PERSON.replace("1985-02-28", birthDate);

    Unreadable refused = refused("clinic.consultation-requested.v1", "{'site':'main','person':" + person + ",'indication':'TRD','urgency':'SOON'}");

    assertThat(refused.field()).isEqualTo("/person/birthDate");
  }

  @Test
  void never_repeats_what_a_person_is_called() {
    String body = "{'site':'main','person':" + PERSON + ",'indication':'TRD','urgency':'SOON'}";

    for (String broken : new String[] {body.replace("'Ada'", "Ada"), body.replace("'1985-02-28'", "'Ada'"), body.replace("'FEMALE'", "'Ada'")}) {
      assertThat(refused("clinic.consultation-requested.v1", broken)).hasMessageNotContaining("Ada");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{'session':1", "{'session':1}}", "{'session':1,'session':2}", "{'session':01}", "nope", "{'session':NaN}"})
  void refuses_what_is_not_json(String body) {
    Unreadable refused = refused("clinic.vitals-recorded.v1", body);

    assertThat(refused.code()).isEqualTo("MALFORMED_JSON");
    assertThat(refused.field()).isEqualTo("data");
  }

  @Test
  void says_which_property_is_there_twice() {
    assertThat(refused("clinic.vitals-recorded.v1", "{'session':1,'session':2}")).hasMessageContaining("the property session is there twice");
  }

  @Test
  void refuses_a_body_nested_ten_thousand_deep() {
    Unreadable refused = refused("clinic.vitals-recorded.v1", "{'session':" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

    assertThat(refused.code()).isEqualTo("MALFORMED_JSON");
    assertThat(refused).hasMessageContaining("depth");
  }

  @Test
  void refuses_two_megabytes_before_reading_them() {
    Unreadable refused = refused("clinic.vitals-recorded.v1", " ".repeat(2 * 1024 * 1024));

    assertThat(refused.code()).isEqualTo("BODY_TOO_LARGE");
    assertThat(refused.field()).isEqualTo("data");
  }

  @Test
  void repeats_a_long_name_only_in_part() {
    Unreadable refused = refused("clinic.vitals-recorded.v1", "{'session':1,'" + "x".repeat(40_000) + "':1}");

    assertThat(refused.field()).startsWith("/xxx").hasSizeLessThan(300);
    assertThat(refused.getMessage()).hasSizeLessThan(300);
  }

  @Test
  void gives_every_thread_its_own_answer() {
    long wrong =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(
                i -> {
                  byte[] body = json("{'session':1,'" + (i % 2 == 0 ? "systolic" : "diastolic") + "':999}");
                  return !fails("clinic.vitals-recorded.v1", body).field().equals(i % 2 == 0 ? "/systolic" : "/diastolic");
                })
            .count();

    assertThat(wrong).isZero();
  }

  private static Unreadable refused(String wire, String body) {
    return fails(wire, json(body));
  }

  private static Unreadable fails(String wire, byte[] body) {
    EventType type = Catalogue.byWire(wire).orElseThrow();
    Unreadable refused = catchThrowableOfType(Unreadable.class, () -> Bodies.readChecked(type, body));
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused;
  }

  private static byte[] json(String singleQuoted) {
    return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
