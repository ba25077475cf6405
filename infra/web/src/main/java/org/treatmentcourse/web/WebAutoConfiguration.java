package org.treatmentcourse.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.MessagingAutoConfiguration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The shared parts of every HTTP door. */
@AutoConfiguration(after = MessagingAutoConfiguration.class, before = JacksonAutoConfiguration.class)
@Import({Refusals.class, OpenApiController.class})
public class WebAutoConfiguration {

  /** As on the wire, but a request with an unknown field is refused. */
  @Bean
  @Primary
  JsonMapper contractJson() {
    return Json.MAPPER.rebuild()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addMixIn(org.springframework.http.ProblemDetail.class, org.springframework.http.converter.json.ProblemDetailJacksonMixin.class)
        .build();
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper json) {
    return new ProblemWriter(json);
  }

  @Bean
  BodyLimit bodyLimit(ProblemWriter problems) {
    return new BodyLimit(problems);
  }

  @Bean
  @ConditionalOnBean(Commands.class)
  <S extends CourseState> Door<S> door(Commands<S> commands, JsonMapper json) {
    return new Door<>(commands, json);
  }
}
