package org.treatmentcourse.scheduling;

import org.junit.jupiter.api.Test;
import org.treatmentcourse.openapi.OpenApi;

class OpenApiTest {

  @Test
  void the_committed_document_is_what_the_controllers_say() {
    OpenApi.verify("scheduling", "/calendars/{token}");
  }
}
