package org.treatmentcourse.local.prove;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.local.LocalSystem;
import tools.jackson.databind.JsonNode;

/** What services could not apply, through their management ports, as an operator sees it. */
final class Parked {

  private final LocalSystem system;
  private final Management management;

  Parked(LocalSystem system) {
    this.system = system;
    this.management = new Management(system);
  }

  /** @param kind {@code POISON}, {@code GAP}, {@code WAITING} or {@code TIMER} */
  record Record(String service, String id, String course, String kind, String type, String reason) {}

  List<Record> list() {
    List<Record> all = new ArrayList<>();
    system.addresses().management().keySet().forEach(service -> {
      JsonNode found = management.get(service, "parked");
      found.path("parked").forEach(one -> all.add(new Record(service, one.path("id").asString(), one.path("course").asString(),
          one.path("kind").asString(), one.path("type").asString(""), one.path("reason").asString(""))));
    });
    return all;
  }

  /** @return {@code DONE} if it has been applied */
  String replay(Record parked) {
    return management.post(parked.service(), "parked/" + URLEncoder.encode(parked.id(), StandardCharsets.UTF_8)).path("outcome").asString();
  }
}
