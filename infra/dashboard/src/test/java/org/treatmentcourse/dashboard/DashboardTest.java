package org.treatmentcourse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.dashboard.row.CourseRows;
import org.treatmentcourse.dashboard.row.Row;
import org.treatmentcourse.dashboard.timeline.RebuildEndpoint;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** Rows, boards, the stream and the way to a name, on a real broker and store. */
class DashboardTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PERSON = "{\"givenName\":\"Ada\",\"familyName\":\"Example\",\"birthDate\":\"1984-02-03\",\"sex\":\"FEMALE\"}";

  @TempDir static Path folder;
  private static HttpServer intake;
  private static DashboardUnderTest dashboard;
  private static final List<String> ASKED = new java.util.concurrent.CopyOnWriteArrayList<>();
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @BeforeAll
  static void start() throws IOException {
    intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    intake.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    intake.createContext("/courses/", DashboardTest::answerAsIntake);
    intake.createContext("/scheduling/", DashboardTest::answerAsScheduling);
    intake.createContext("/manage/", DashboardTest::answerAsScheduling);
    // Goes away in the middle of every answer.
    intake.createContext("/followup/", HttpExchange::close);
    intake.start();
    dashboard = new DashboardUnderTest(folder, "http://localhost:" + intake.getAddress().getPort());
    List.of("rows", "tags", "other", "stream", "busy", "people", "board", "timeline", "rebuild").forEach(dashboard::register);
  }

  @AfterAll
  static void stop() {
    NEVER.countDown();
    dashboard.close();
    intake.stop(0);
  }

  /** By the last digit of the course: 0 knows the person, 1 refuses, 2 fails, 3 never answers. */
  private static void answerAsIntake(HttpExchange exchange) throws IOException {
    String course = exchange.getRequestURI().getPath().split("/", -1)[2];
    boolean asked = exchange.getRequestURI().getPath().endsWith("/person") && exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer ");
    int status =
        switch (course.charAt(course.length() - 1)) {
          case '0' -> asked ? 200 : 400;
          case '1' -> 403;
          case '3' -> late();
          default -> 500;
        };
    byte[] body = (status == 200 ? PERSON : "{\"reason\":\"FORBIDDEN\"}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Says what was asked; another clinic's course is not there. */
  private static void answerAsScheduling(HttpExchange exchange) throws IOException {
    ASKED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
    String claims = new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    int status = claims.contains("\"another\"") ? 404 : exchange.getRequestURI().getPath().endsWith("/start") ? 409 : 200;
    String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    byte[] body = Json.bytes(Map.of("reason", "BP_UNKNOWN", "field", "vitals", "said", said, "key", key));
    exchange.getResponseHeaders().add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
    exchange.getResponseHeaders().add("ETag", "\"7\"");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static int late() {
    try {
      return NEVER.await(20, TimeUnit.SECONDS) ? 500 : 504;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 500;
    }
  }

  private static String reader(String clinic) {
    return dashboard.token(clinic, Role.DASHBOARD);
  }

  private static String course() {
    return UUID.randomUUID().toString();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.MAPPER.readTree(response.body());
  }

  private static JsonNode expected(String clinic, String course, List<Said> story) {
    CourseRef ref = new CourseRef(clinic, course);
    Row row = Row.initial(ref);
    for (Said said : story) {
      row = Row.hear(row, said.event(), new Occurrence(ref, "", said.at(), said.at())).state();
    }
    return Json.MAPPER.readTree(Json.bytes(CourseRows.of(row.heard(), ref)));
  }

  private static void say(String clinic, String course, ServiceEvent event) {
    dashboard.say(clinic, course, new Said(event, Instant.parse("2026-11-10T14:00:00Z")));
  }

  private static ConsultationRequested requested(String site) {
    return new ConsultationRequested(site, Indication.TRD, Urgency.SOON, 42, Sex.FEMALE);
  }

  @Test
  void lists_pages_filters_and_shows_rows_with_their_version() throws Exception {
    Map<String, List<Said>> stories = new HashMap<>();
    for (long seed = 101; seed <= 112; seed++) {
      stories.put(course(), CourseStory.of(seed));
    }
    stories.forEach((course, story) -> story.forEach(said -> dashboard.say("rows", course, said)));
    String token = reader("rows");

    for (Map.Entry<String, List<Said>> story : stories.entrySet()) {
      JsonNode row = expected("rows", story.getKey(), story.getValue());
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(json(dashboard.get("/api/rows/" + story.getKey(), token)).path("row")).isEqualTo(row));
    }

    Set<String> listed = new HashSet<>();
    String after = "";
    for (int page = 0; page < 10 && after != null; page++) {
      JsonNode answer = json(dashboard.get("/api/rows?limit=5" + (after.isEmpty() ? "" : "&after=" + after), token));
      answer.path("rows").forEach(row -> listed.add(row.path("row").path("courseId").asString()));
      after = answer.path("next").isMissingNode() ? null : answer.path("next").asString();
    }
    assertThat(listed).isEqualTo(stories.keySet());

    String one = stories.keySet().iterator().next();
    JsonNode row = expected("rows", one, java.util.Objects.requireNonNull(stories.get(one)));
    String stage = row.path("stage").asString();
    assertThat(ids(json(dashboard.get("/api/rows?stage=" + stage, token)))).contains(one);
    assertThat(ids(json(dashboard.get("/api/rows?stage=NOWHERE", token)))).isEmpty();
    assertThat(ids(json(dashboard.get("/api/rows?text=" + one.substring(0, 8), token)))).containsExactly(one);
    assertThat(ids(json(dashboard.get("/api/rows?site=elsewhere", token)))).isEmpty();
    for (JsonNode flagged : json(dashboard.get("/api/rows?flag=SERIOUS_EVENT", token)).path("rows")) {
      assertThat(flagged.path("row").path("flags").toString()).contains("SERIOUS_EVENT");
    }
    assertThat(dashboard.get("/api/rows?text=O%27Neil", token).statusCode()).isEqualTo(400);
    assertThat(dashboard.get("/api/rows?limit=0", token).statusCode()).isEqualTo(400);
    assertThat(dashboard.get("/api/rows/nonsense", token).statusCode()).isEqualTo(400);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("rows").forEach(row -> ids.add(row.path("row").path("courseId").asString()));
    return ids;
  }

  @Test
  void what_has_not_changed_is_not_sent_again_and_another_clinic_sees_nothing() throws Exception {
    String course = course();
    say("tags", course, requested("bethesda"));
    String token = reader("tags");
    await().atMost(SOON).untilAsserted(() -> assertThat(dashboard.get("/api/rows/" + course, token).statusCode()).isEqualTo(200));

    HttpResponse<String> row = dashboard.get("/api/rows/" + course, token);
    String tag = row.headers().firstValue("ETag").orElseThrow();
    assertThat(json(row).path("version").asLong()).isEqualTo(1);
    assertThat(dashboard.get("/api/rows/" + course, token, "If-None-Match", tag).statusCode()).isEqualTo(304);
    String list = "/api/rows?text=" + course;
    String listTag = dashboard.get(list, token).headers().firstValue("ETag").orElseThrow();
    assertThat(dashboard.get(list, token, "If-None-Match", listTag).statusCode()).isEqualTo(304);
    say("tags", course, new SessionCheckedIn(1));
    await().atMost(SOON).untilAsserted(() -> assertThat(dashboard.get(list, token, "If-None-Match", listTag).statusCode()).isEqualTo(200));

    assertThat(dashboard.get("/api/rows/" + course, reader("other")).statusCode()).isEqualTo(404);
    assertThat(ids(json(dashboard.get("/api/rows", reader("other"))))).isEmpty();
  }

  @Test
  void needs_a_token_of_somebody_who_may_read() throws Exception {
    assertThat(dashboard.get("/api/rows", "").statusCode()).isEqualTo(401);
    assertThat(dashboard.get("/api/rows", dashboard.token("rows", Role.CLINIC_SYSTEM)).statusCode()).isEqualTo(403);
    assertThat(dashboard.get("/api/rows", dashboard.token("rows", Role.NURSE)).statusCode()).isEqualTo(200);
    assertThat(dashboard.get("/api/stream/rows", "").statusCode()).isEqualTo(401);
    assertThat(dashboard.get("/api/stream/rows", reader("rows"), "Last-Event-ID", "yesterday").statusCode()).isEqualTo(400);
    assertThat(dashboard.get("/", "").statusCode()).isEqualTo(200);
  }

  @Test
  void a_site_s_day_lists_its_sessions_by_start() throws Exception {
    String first = course();
    String second = course();
    LocalDate day = LocalDate.of(2026, 11, 10);
    say("board", first, requested("bethesda"));
    say("board", first, new SessionsBooked(1, List.of(booking(3, day, LocalTime.of(13, 0)), booking(4, day.plusDays(2), LocalTime.of(9, 0)))));
    say("board", second, new SessionsBooked(1, List.of(booking(1, day, LocalTime.of(9, 0)))));
    say("board", first, new SessionHeld(3, "BP_EXCLUDE", List.of("BP_EXCLUDE")));
    String token = reader("board");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode board = json(dashboard.get("/api/board/bethesda?date=2026-11-10", token));
              assertThat(board.path("sessions").size()).isEqualTo(2);
              JsonNode held = board.path("sessions").get(1);
              assertThat(board.path("sessions").get(0).path("course").asString()).isEqualTo(second);
              assertThat(held.path("course").asString()).isEqualTo(first);
              assertThat(held.path("session").asInt()).isEqualTo(3);
              assertThat(held.path("status").asString()).isEqualTo("HELD");
              assertThat(held.path("start").asString()).isEqualTo("13:00");
              assertThat(held.path("reason").asString()).isEqualTo("BP_EXCLUDE");
            });
    await().atMost(SOON).untilAsserted(() -> assertThat(dashboard.get("/api/board/bethesda", token).statusCode()).isEqualTo(200));
    JsonNode today = json(dashboard.get("/api/board/bethesda", token));
    assertThat(LocalDate.parse(today.path("date").asString())).isBetween(LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1), LocalDate.now(java.time.ZoneOffset.UTC));
    assertThat(dashboard.get("/api/board/nowhere", token).statusCode()).isEqualTo(404);
    assertThat(dashboard.get("/api/board/bethesda?date=tomorrow", token).statusCode()).isEqualTo(400);
    assertThat(json(dashboard.get("/api/board/bethesda?date=2026-11-10", reader("other"))).path("sessions")).isEmpty();
  }

  private static Booking booking(int session, LocalDate day, LocalTime start) {
    return new Booking(session, "bethesda", day, start, "America/New_York", day.atTime(start).atZone(java.time.ZoneId.of("America/New_York")).toInstant(), 130);
  }

  @Test
  void a_stream_that_was_cut_goes_on_without_loss_or_repeat_at_any_process() throws Exception {
    List<String> courses = List.of(course(), course(), course(), course());
    // Long enough that each still has something to say to the last reader.
    List<List<Said>> stories = LongStream.iterate(7, seed -> seed + 1).mapToObj(CourseStory::of).filter(story -> story.size() > 80).limit(courses.size()).toList();
    Got got = new Got();

    String position = null;
    try (StreamReader first = stream(dashboard.url(), position)) {
      await().atMost(SOON).until(() -> first.heard("caught-up"));
      tell(courses, stories, 0, 30);
      await().atMost(SOON).until(() -> first.rows().size() > 40);
      position = got.take(first);
    }
    // While nobody listens.
    tell(courses, stories, 30, 45);
    say("busy", course(), requested("bethesda"));

    try (StreamReader second = stream(dashboard.url(), position)) {
      tell(courses, stories, 45, 55);
      await().atMost(SOON).until(() -> second.heard("caught-up") && second.rows().size() > 20);
      position = got.take(second);
    }
    tell(courses, stories, 55, 60);

    // A process that has just started remembers nothing, and reads the topic for this reader.
    try (ConfigurableApplicationContext other = dashboard.startAnother()) {
      String url = DashboardUnderTest.urlOf(other);
      String from = position;
      try (StreamReader third = await().atMost(SOON).ignoreException(IOException.class).until(() -> stream(url, from), java.util.Objects::nonNull)) {
        tell(courses, stories, 60, 10_000);
        for (int i = 0; i < courses.size(); i++) {
          String course = courses.get(i);
          JsonNode last = expected("stream", course, stories.get(i));
          await().atMost(SOON).until(() -> third.rows().stream().anyMatch(f -> f.course().equals(course) && f.data().path("row").equals(last)));
        }
        got.take(third);
        assertThat(third.frames().stream().filter(f -> f.event().equals("hello")).findFirst().orElseThrow().data().path("reset").asBoolean()).isFalse();
      }
    }
    assertThat(got.courses()).containsExactlyInAnyOrderElementsOf(courses);
    // The relay may send a row twice, and a reader keeps the highest version; but what is on the topic is streamed once, and nothing of it is left out.
    Map<String, List<Long>> topic = dashboard.published();
    courses.forEach(course -> assertThat(got.versions(course)).as("rows of %s", course).isEqualTo(topic.get(course)));
    courses.forEach(course -> assertThat(new java.util.TreeSet<>(got.versions(course))).containsExactlyElementsOf(upTo(got.newest(course))));
  }

  private static StreamReader stream(String url, @Nullable String position) throws IOException, InterruptedException {
    return new StreamReader(url, reader("stream"), position);
  }

  private static void tell(List<String> courses, List<List<Said>> stories, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int i = 0; i < courses.size(); i++) {
        if (n < stories.get(i).size()) {
          dashboard.say("stream", courses.get(i), stories.get(i).get(n));
        }
      }
    }
  }

  private static List<Long> upTo(long n) {
    return LongStream.rangeClosed(1, n).boxed().toList();
  }

  /** Everything one reader got over all its connections. */
  private static final class Got {
    private final Map<String, List<Long>> versions = new HashMap<>();

    /** @return where to go on */
    String take(StreamReader reader) {
      List<StreamReader.Frame> frames = reader.frames().stream().filter(frame -> !frame.id().isEmpty()).toList();
      frames.stream()
          .filter(frame -> frame.event().equals("row"))
          .forEach(frame -> versions.computeIfAbsent(frame.course(), c -> new ArrayList<>()).add(frame.version()));
      return frames.getLast().id();
    }

    Set<String> courses() {
      return versions.keySet();
    }

    List<Long> versions(String course) {
      return versions.getOrDefault(course, List.of());
    }

    long newest(String course) {
      return versions(course).stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  @Test
  void a_position_in_a_topic_that_is_gone_is_answered_with_a_reset() throws Exception {
    try (StreamReader reader = new StreamReader(dashboard.url(), reader("rows"), "another-topic:1,2,3")) {
      await().atMost(SOON).until(() -> reader.heard("caught-up"));
      assertThat(reader.frames().getFirst().data().path("reset").asBoolean()).isTrue();
    }
  }

  @Test
  void a_stream_ends_with_its_token() throws Exception {
    try (StreamReader reader = new StreamReader(dashboard.url(), dashboard.token("rows", Duration.ofSeconds(4)), null)) {
      await().atMost(SOON).until(() -> reader.heard("caught-up"));
      // The server allows for clocks that differ by a minute when it looks at a token, not when it ends a stream.
      await().atMost(SOON).until(reader::ended);
    }
  }

  @Test
  void a_history_is_shown_as_of_a_time_and_as_known_at_a_time() throws Exception {
    String course = course();
    List<Said> story = CourseStory.of(7);
    story.forEach(said -> dashboard.say("timeline", course, said));
    String token = reader("timeline");
    String path = "/api/courses/" + course + "/timeline";
    await().atMost(SOON).untilAsserted(() -> assertThat(json(dashboard.get(path, token)).path("entries")).hasSize(story.size()));

    JsonNode whole = json(dashboard.get(path, token));
    assertThat(whole.path("row")).isEqualTo(expected("timeline", course, story));
    assertThat(whole.path("entries").get(0).path("service").asString()).isEqualTo("intake");

    Instant middle = story.get(story.size() / 2).at();
    JsonNode before = json(dashboard.get(path + "?asOf=" + middle, token));
    List<Said> happened = story.stream().filter(said -> !said.at().isAfter(middle)).toList();
    assertThat(before.path("entries")).hasSize(happened.size());
    assertThat(before.path("all").asInt()).isEqualTo(story.size());
    assertThat(before.path("row")).isEqualTo(expected("timeline", course, happened));

    // Told late: it happened in the middle, and nobody knew by then.
    Instant known = Instant.parse(whole.path("learnedTo").asString());
    await().atMost(SOON).until(() -> Instant.now().isAfter(known.plusMillis(2)));
    Said late = new Said(new FollowupEvent.AssessmentScored("late", "GAD7", 9, null, null, null), middle);
    dashboard.say("timeline", course, late);
    await().atMost(SOON).untilAsserted(() -> assertThat(json(dashboard.get(path + "?asOf=" + middle, token)).path("entries")).hasSize(happened.size() + 1));
    assertThat(json(dashboard.get(path + "?asOf=" + middle + "&knownAt=" + known, token)).path("entries")).isEqualTo(before.path("entries"));

    assertThat(dashboard.get(path, reader("other")).statusCode()).isEqualTo(404);
    HttpResponse<String> wrong = dashboard.get(path + "?asOf=yesterday", token);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(json(wrong).path("field").asString()).isEqualTo("asOf");
  }

  @Test
  void histories_built_anew_beside_the_running_ones_are_the_same_also_after_repeats_and_with_two_processes() throws Exception {
    List<String> courses = List.of(course(), course());
    List<Said> story = CourseStory.of(11);
    List<Said> firsts = story.stream().filter(said -> said.topic().equals("intake.events")).limit(2).toList();
    for (String course : courses) {
      story.forEach(said -> dashboard.say("rebuild", course, said));
      dashboard.sayAgain("rebuild", course, firsts.getFirst(), 1);
      dashboard.sayAgain("rebuild", course, firsts.getLast(), 2);
    }
    String path = "/api/courses/" + courses.getLast() + "/timeline";
    String token = reader("rebuild");
    await().atMost(SOON).untilAsserted(() -> assertThat(json(dashboard.get(path, token)).path("entries")).hasSize(story.size()));
    JsonNode read = json(dashboard.get(path, token));

    RebuildEndpoint rebuild = dashboard.app().getBean(RebuildEndpoint.class);
    int before = rebuild.state().generation();
    try (ConfigurableApplicationContext other = dashboard.startAnother()) {
      assertThat(rebuild.rebuild().rebuilding()).isEqualTo(before + 1);
      assertThat(other.getBean(RebuildEndpoint.class).rebuild().rebuilding()).isIn(before + 1, null);
      await().atMost(SOON).untilAsserted(() -> assertThat(rebuild.state().generation()).isEqualTo(before + 1));
    }
    assertThat(rebuild.state().rebuilding()).isNull();
    assertThat(json(dashboard.get(path, token))).isEqualTo(read);
    Map<String, Document> was = dashboard.stored("timelines_" + before);
    Map<String, Document> is = dashboard.stored("timelines_" + (before + 1));
    for (String course : courses) {
      assertThat(without(is, course)).isEqualTo(without(was, course));
    }
    // It goes on in the new ones.
    dashboard.say("rebuild", courses.getLast(), new Said(new FollowupEvent.TaskClosed("after", "DONE"), story.getLast().at()));
    await().atMost(SOON).untilAsserted(() -> assertThat(json(dashboard.get(path, token)).path("entries")).hasSize(story.size() + 1));
  }

  /** How many writes it took may differ. */
  private static Document without(Map<String, Document> stored, String course) {
    Document document = new Document(java.util.Objects.requireNonNull(stored.get(course)));
    document.remove("v");
    return document;
  }

  @Test
  void a_name_is_asked_of_intake_as_the_caller_and_never_cached() throws Exception {
    HttpResponse<String> known = dashboard.get("/api/courses/" + endingWith('0') + "/person", dashboard.token("people", Role.NURSE));
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.body()).isEqualTo(PERSON);
    assertThat(known.headers().firstValue("Cache-Control")).hasValueSatisfying(control -> assertThat(control).contains("no-store"));

    HttpResponse<String> refused = dashboard.get("/api/courses/" + endingWith('1') + "/person", reader("people"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).path("reason").asString()).isEqualTo("FORBIDDEN");
  }

  @Test
  void while_intake_is_away_only_the_name_is_missing() throws Exception {
    String token = dashboard.token("people", Role.NURSE);
    Instant asked = Instant.now();
    HttpResponse<String> slow = dashboard.get("/api/courses/" + endingWith('3') + "/person", token);
    assertThat(slow.statusCode()).isEqualTo(503);
    assertThat(json(slow).path("reason").asString()).isEqualTo("INTAKE_AWAY");
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));

    for (int i = 0; i < 20; i++) {
      assertThat(dashboard.get("/api/courses/" + endingWith('2') + "/person", token).statusCode()).isEqualTo(503);
    }
    // The breaker is open: no answer is waited for any more.
    asked = Instant.now();
    assertThat(dashboard.get("/api/courses/" + endingWith('3') + "/person", token).statusCode()).isEqualTo(503);
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofMillis(1_500));
    assertThat(dashboard.get("/api/rows", token).statusCode()).isEqualTo(200);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(dashboard.get("/api/courses/" + endingWith('0') + "/person", token).statusCode()).isEqualTo(200));
  }

  private static String endingWith(char digit) {
    String any = course();
    return any.substring(0, any.length() - 1) + digit;
  }

  @Test
  void an_act_goes_through_as_the_caller_with_its_key_and_a_refusal_comes_back_as_it_is() throws Exception {
    String session = "/courses/" + course() + "/sessions/2/";
    String nurse = dashboard.token("people", Role.NURSE);
    HttpResponse<String> done = dashboard.post("/api/via/scheduling" + session + "check-in", nurse, "{\"fasted\":true}", "Idempotency-Key", "k-1");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(json(done).path("said").asString()).isEqualTo("{\"fasted\":true}");
    assertThat(json(done).path("key").asString()).isEqualTo("k-1");
    assertThat(done.headers().firstValue("ETag")).contains("\"7\"");
    assertThat(ASKED).contains("POST /scheduling" + session + "check-in");

    HttpResponse<String> refused = dashboard.post("/api/via/scheduling" + session + "start", nurse, "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).path("reason").asString()).isEqualTo("BP_UNKNOWN");
    assertThat(dashboard.post("/api/via/scheduling" + session + "start", dashboard.token("another", Role.NURSE), "").statusCode()).as("another clinic's course").isEqualTo(404);
  }

  @Test
  void what_is_not_on_the_list_or_comes_without_the_role_reaches_no_service(@TempDir Path elsewhere) throws Exception {
    String way = "/api/via/scheduling/courses/" + course();
    String nurse = dashboard.token("people", Role.NURSE);
    String foreign = org.treatmentcourse.local.keys.LocalKeys.in(elsewhere).token("people", Duration.ofMinutes(5), Role.NURSE);
    int before = ASKED.size();
    for (String other : List.of("/series", "/sessions/1/fly", "/../../actuator/parked", "/sessions/1%2F2/start", "?limit=1")) {
      assertThat(dashboard.get(way + other, nurse).statusCode()).as(other).isIn(400, 404);
    }
    assertThat(dashboard.get(way, foreign).statusCode()).as("signed by somebody else").isEqualTo(401);
    assertThat(dashboard.get(way, dashboard.token("people", Role.CLINIC_SYSTEM)).statusCode()).isEqualTo(403);
    assertThat(dashboard.get("/api/manage/scheduling/actuator/parked", nurse).statusCode()).isEqualTo(403);
    assertThat(dashboard.get(way, dashboard.operator()).statusCode()).isEqualTo(403);
    assertThat(dashboard.get("/api/manage/scheduling/actuator/env", dashboard.operator()).statusCode()).isEqualTo(404);
    assertThat(ASKED).hasSize(before);
    assertThat(dashboard.get("/api/manage/scheduling/actuator/parked", dashboard.operator()).statusCode()).isEqualTo(200);
    assertThat(ASKED).last().isEqualTo("GET /manage/scheduling/actuator/parked");
  }

  @Test
  void a_service_that_is_away_is_a_problem_of_its_own_part() throws Exception {
    HttpResponse<String> away = dashboard.get("/api/via/followup/tasks", dashboard.token("people", Role.NURSE));
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(json(away).path("reason").asString()).isEqualTo("FOLLOWUP_AWAY");
    assertThat(dashboard.get("/api/via/scheduling/courses/" + course(), dashboard.token("people", Role.NURSE)).statusCode()).isEqualTo(200);
  }
}
