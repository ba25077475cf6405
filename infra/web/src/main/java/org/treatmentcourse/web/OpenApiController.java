package org.treatmentcourse.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The OpenAPI document of this service, as it was built: nothing is worked out while it runs. */
@RestController
class OpenApiController {
  static final String PATH = "/openapi.json";
  private final Resource document;

  OpenApiController(@Value("${treatmentcourse.service}") String service) {
    this.document = new ClassPathResource("openapi/" + service + ".json");
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  Resource document() {
    if (!document.exists()) {
      throw new Problems.Problem(HttpStatus.NOT_FOUND, "NO_DOCUMENT", null, "this process has no document of its REST interface");
    }
    return document;
  }
}
