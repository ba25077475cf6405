package org.treatmentcourse.local.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.Json;

/** What people and programs are told. */
final class Report {

  private Report() {}

  static List<String> lines(Scenarios.Played played) {
    List<String> lines = new ArrayList<>();
    for (Result result : played.results()) {
      lines.add(result.scenario() + "  (" + result.file() + ")");
      result.checks().forEach(check ->
          lines.add((check.ok() ? "  ok   " : "  FAIL ") + result.file().getFileName() + ":" + check.line() + "  " + check.what()
              + (check.ok() ? "" : "\n         seen: " + check.seen())));
      if (result.error() != null) {
        lines.add("  FAIL not played to its end: " + result.error());
      }
    }
    played.violations().forEach(violation -> lines.add("FAIL " + violation));
    lines.add(played.passed() + " passed, " + played.failed() + " failed");
    return lines;
  }

  static String json(Scenarios.Played played) {
    List<Map<String, Object>> scenarios = new ArrayList<>();
    for (Result result : played.results()) {
      Map<String, Object> scenario = new LinkedHashMap<>();
      scenario.put("file", result.file().toString());
      scenario.put("scenario", result.scenario());
      scenario.put("clinic", result.clinic());
      scenario.put("passed", result.passed());
      scenario.put("failed", result.failed());
      if (result.error() != null) {
        scenario.put("error", result.error());
      }
      scenario.put("expectations", result.checks().stream().map(Report::json).toList());
      scenarios.add(scenario);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("passed", played.passed());
    all.put("failed", played.failed());
    all.put("violations", played.violations());
    all.put("scenarios", scenarios);
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static Map<String, Object> json(Result.Check check) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("line", check.line());
    line.put("ok", check.ok());
    line.put("what", check.what());
    if (check.seen() != null) {
      line.put("seen", check.seen());
    }
    return line;
  }
}
