package org.treatmentcourse.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.process.Line;
import tools.jackson.databind.JsonNode;

/** The page in a real browser, headless. */
class PageTest {
  private static final int COURSES = 30;
  private static final double SOON_MS = 30_000;
  private static final Path SHOTS = Path.of("target/screenshots");

  @TempDir static Path folder;
  private static FakeServices services;
  private static DashboardUnderTest dashboard;
  private static Playwright playwright;
  private static Browser browser;
  private static final List<String> TOLD = new ArrayList<>();

  private Line line;
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    services = new FakeServices();
    services.tell("GET /courses/*", 200, Map.of("givenName", "Ada", "familyName", "Example", "birthDate", "1984-02-03", "sex", "FEMALE"));
    dashboard = new DashboardUnderTest(folder, services.url());
    dashboard.register("riverside");
    dashboard.register("quiet");
    dashboard.register("daylight");
    new DayStory(dashboard, services, "daylight", Instant.now()).tell();
    Instant now = Instant.now();
    Map<String, Integer> events = new HashMap<>();
    for (int i = 0; i < COURSES; i++) {
      String course = UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString();
      TOLD.add(course);
      List<Said> story = CourseStory.of(i, now.minus(Duration.ofHours(40L * i))).stream().filter(said -> !said.at().isAfter(now)).toList();
      story.forEach(said -> dashboard.say("riverside", course, said));
      events.put(course, story.size());
    }
    String reader = dashboard.token("riverside", Role.DASHBOARD);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Json.MAPPER.readTree(dashboard.get("/api/rows?limit=500", reader).body()).path("rows").size() >= COURSES);
    await().atMost(Duration.ofSeconds(60)).until(() -> dashboard.get("/api/clinic", reader).statusCode() == 200);
    // Histories are read from the topics beside the rows, and come later.
    for (Map.Entry<String, Integer> course : events.entrySet()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Json.MAPPER.readTree(dashboard.get("/api/courses/" + course.getKey() + "/timeline", reader).body()).path("all").asInt(0), course.getValue()::equals);
    }
    PlaywrightAssertions.setDefaultAssertionTimeout(SOON_MS);
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
    dashboard.close();
    services.close();
  }

  @BeforeEach
  void open() {
    line = new Line(URI.create(dashboard.url()).getPort());
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(ColorScheme.LIGHT));
    page = context.newPage();
    page.addInitScript("document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(error -> complaints.add("thrown: " + error));
  }

  @AfterEach
  void close() {
    context.close();
    line.close();
  }

  private String url() {
    return "http://localhost:" + line.port();
  }

  private void signIn(String token) {
    page.navigate(url() + "/");
    page.locator("#token").fill(token);
    page.getByText("Open the dashboard").click();
  }

  private void openList() {
    signIn(dashboard.token("riverside", Role.NURSE));
    has(page.locator("#stream"), "Live");
    // The stream may be live before the list has been read.
    page.waitForCondition(() -> page.locator("#rows tr").count() >= COURSES, new Page.WaitForConditionOptions().setTimeout(SOON_MS));
  }

  private static void has(Locator locator, String text) {
    assertThat(locator).containsText(text);
  }

  private void shot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }

  private Locator row(String course) {
    return page.locator("#rows tr[data-id='" + course + "']");
  }

  private void light(boolean on) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(on ? ColorScheme.LIGHT : ColorScheme.DARK));
  }

  @Test
  void lists_every_course_of_the_clinic_with_filters_and_by_keyboard() {
    openList();
    shot("list-light");
    light(false);
    shot("list-dark");
    light(true);
    page.setViewportSize(390, 820);
    shot("list-390");
    page.setViewportSize(1440, 900);
    Assertions.assertThat(page.waitForDownload(() -> page.locator("#list-csv").click()).suggestedFilename()).isEqualTo("courses.csv");

    page.locator("#stages [data-stage='INDUCTION']").click();
    has(page.locator("#count"), "filtered out");
    Assertions.assertThat(page.locator("#rows tr").count()).isBetween(1, COURSES - 1);
    Assertions.assertThat(page.locator("#rows .stage[data-stage='INDUCTION']").count()).isEqualTo(page.locator("#rows tr").count());
    page.locator("#stages [data-stage='INDUCTION']").click();

    page.keyboard().press("/");
    page.keyboard().type(TOLD.get(3).substring(0, 8));
    assertThat(page.locator("#rows tr")).hasCount(1);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    has(page.locator("#course h2"), TOLD.get(3));
    page.keyboard().press("Escape");
    assertThat(page.locator("#course")).isHidden();
    assertThat(row(TOLD.get(3)).locator("a")).isFocused();

    page.keyboard().press("g");
    page.keyboard().press("w");
    assertThat(page.locator("#list")).isHidden();
    page.keyboard().press("/");
    page.keyboard().type(TOLD.get(4).substring(0, 8));
    assertThat(page.locator("#rows tr")).hasCount(1);
    assertThat(row(TOLD.get(4))).isVisible();
    Assertions.assertThat(complaints).isEmpty();
  }

  @Test
  void a_change_appears_while_one_looks_and_touches_nothing_else() {
    openList();
    String course = TOLD.get(1);
    page.evaluate("id => { window.before = document.querySelector(`#rows tr[data-id='${id}']`); window.others = [...document.querySelectorAll('#rows tr')]; }", course);
    Instant said = Instant.now();
    dashboard.say("riverside", course, new Said(new SuicideRiskEscalated("o-" + said, RiskTier.HIGH, "PHQ9_ITEM9"), said));

    has(row(course).locator(".flags"), "Suicide risk");
    Assertions.assertThat(page.evaluate("id => window.before === document.querySelector(`#rows tr[data-id='${id}']`)", course)).isEqualTo(true);
    Assertions.assertThat(page.evaluate("() => window.others.every(row => row.isConnected)")).isEqualTo(true);
    assertThat(page.locator("#rows tr").first()).hasClass(java.util.regex.Pattern.compile("urgent"));

    String added = UUID.randomUUID().toString();
    dashboard.say("riverside", added, new Said(new ConsultationRequested("bethesda", Indication.PTSD, Urgency.URGENT, 50, Sex.MALE), Instant.now()));
    has(row(added), "PTSD");
    shot("list-live-change");
    Assertions.assertThat(complaints).isEmpty();
  }

  @Test
  void shows_a_course_and_the_name_only_when_asked() {
    openList();
    String course = page.locator("#rows tr:has(.pip[data-status='COMPLETED'])").first().getAttribute("data-id");
    row(course).locator("a").click();
    has(page.locator("#course"), "Sessions");
    assertThat(page.locator("#course svg[role='img']")).isVisible();
    shot("course-light");
    light(false);
    shot("course-dark");
    light(true);
    assertThat(page.locator("#course")).not().containsText("Ada");
    page.getByText("Show name").click();
    has(page.locator("#course"), "Ada Example");
    shot("course-name");
    page.locator("[data-do='hide']").click();
    assertThat(page.locator("#course")).not().containsText("Ada");
    page.setViewportSize(700, 900);
    shot("course-narrow");
    Assertions.assertThat(String.valueOf(page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))).doesNotContain("Ada");
    Assertions.assertThat(complaints).isEmpty();
  }

  @Test
  void a_course_can_be_dragged_back_and_comes_back_to_now() throws Exception {
    openList();
    // What of some courses came first was recorded late, so that something else seems to have.
    List<String> complete = new ArrayList<>();
    for (Locator one : page.locator("#rows tr:has(.pip[data-status='COMPLETED'])").all()) {
      String id = String.valueOf(one.getAttribute("data-id"));
      String history = dashboard.get("/api/courses/" + id + "/timeline", dashboard.token("riverside", Role.DASHBOARD)).body();
      if (Json.MAPPER.readTree(history).path("entries").path(0).path("type").asString().equals("intake.consultation-requested.v1")) {
        complete.add(id);
      }
    }
    String course = complete.getFirst();
    row(course).locator("a").click();
    Locator entries = page.locator("#course .entries li");
    assertThat(page.locator("#as-of-text")).hasText("now");
    int all = entries.count();
    page.locator("#as-of").focus();
    page.keyboard().press("Home");
    has(page.locator("#course .past"), "as it stood");
    has(entries.last(), "Consultation requested");
    page.waitForCondition(() -> entries.count() < all, new Page.WaitForConditionOptions().setTimeout(SOON_MS));
    has(page.locator("#course .head"), "Referred");
    assertThat(page.locator("#course svg[role='img']")).hasCount(0);
    shot("course-past");
    page.getByText("Back to now").click();
    assertThat(page.locator("#course .past")).hasCount(0);
    assertThat(entries).hasCount(all);
    assertThat(page.locator("#course svg[role='img']")).isVisible();
    Assertions.assertThat(complaints).isEmpty();
  }

  @Test
  void says_that_the_stream_is_cut_and_catches_up() {
    openList();
    line.cut();
    has(page.locator("#banner"), "The stream is cut. You see the state of");
    has(page.locator("#stream"), "Stream cut");
    shot("cut");
    String course = TOLD.get(2);
    dashboard.say("riverside", course, new Said(new SuicideRiskEscalated("cut-" + Instant.now(), RiskTier.HIGH, "PHQ9_ITEM9"), Instant.now()));
    await().atMost(Duration.ofSeconds(30)).until(() -> dashboard.get("/api/rows/" + course, dashboard.token("riverside", Role.NURSE)).body().contains("RISK"));
    assertThat(row(course).locator(".flags")).not().containsText("Suicide risk");

    page.getByText("Try now").click();
    has(page.locator("#stream"), "Stream cut");
    line.mend();
    has(row(course).locator(".flags"), "Suicide risk");
    has(page.locator("#banner"), "Caught up. One course changed meanwhile.");
    has(page.locator("#stream"), "Live");
    shot("caught-up");
  }

  @Test
  void says_what_is_the_matter_when_it_has_nothing_to_show() {
    signIn(dashboard.token("quiet", Role.NURSE));
    has(page.locator("#empty"), "No courses yet.");
    shot("empty");

    page.getByText("Sign out").click();
    page.locator("#token").fill("not a token");
    page.getByText("Open the dashboard").click();
    has(page.locator("#door-error"), "This is not a token");
    page.locator("#token").fill(dashboard.token("riverside", Duration.ofMinutes(-5)));
    page.getByText("Open the dashboard").click();
    has(page.locator("#door-error"), "Your token is not valid, or no longer.");
    shot("door");
    page.locator("#token").fill(dashboard.token("riverside", Role.CLINIC_SYSTEM));
    page.getByText("Open the dashboard").click();
    has(page.locator("#door-error"), "Your roles do not include");

    page.navigate(url() + "/#/course/" + UUID.randomUUID());
    page.locator("#token").fill(dashboard.token("riverside", Role.NURSE));
    page.getByText("Open the dashboard").click();
    has(page.locator("#course"), "There is no such course at this clinic.");
    // The browser itself logs the refused requests; a policy violation would be another message.
    Assertions.assertThat(complaints).noneMatch(text -> text.contains("CSP") || text.contains("Content Security Policy") || text.contains("thrown"));
  }

  @Test
  void is_small_and_allows_no_script_but_its_own() throws Exception {
    openList();
    Object size =
        page.evaluate(
            """
            () => {
              const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource').filter(e => !e.name.includes('/api/'))];
              const bytes = files.reduce((sum, e) => sum + e.encodedBodySize, 0);
              return bytes + ' bytes in ' + files.length + ' requests, first paint after ' + Math.round(performance.getEntriesByType('paint')[0]?.startTime ?? 0) + ' ms';
            }
            """);
    Files.createDirectories(SHOTS);
    Files.writeString(SHOTS.resolve("size.txt"), String.valueOf(size));
    Assertions.assertThat(Integer.parseInt(String.valueOf(size).replaceAll(" .*", ""))).as("bytes as sent").isBetween(5_000, 150_000);
    page.evaluate("() => { const s = document.createElement('script'); try { s.text = 'window.hacked = true'; } catch (e) { console.info(e.message); } document.body.append(s); }");
    Assertions.assertThat(page.evaluate("() => window.hacked === undefined")).isEqualTo(true);
    var headers = dashboard.get("/", "").headers();
    Assertions.assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(p -> Assertions.assertThat(p).contains("script-src 'self'").doesNotContain("unsafe"));
    @Nullable String tag = headers.firstValue("ETag").orElse(null);
    Assertions.assertThat(dashboard.get("/", "", "If-None-Match", String.valueOf(tag)).statusCode()).isEqualTo(304);
  }

  private void open(String address, String clinic, Role... roles) {
    page.navigate(url() + "/" + address);
    page.locator("#token").fill(dashboard.token(clinic, roles));
    page.getByText("Open the dashboard").click();
    has(page.locator("#stream"), "Live");
  }

  /** As it looks on a desk and in a hand, by day and by night. */
  private void shots(String name) {
    for (int width : new int[] {1280, 390}) {
      page.setViewportSize(width, 820);
      for (boolean lit : new boolean[] {true, false}) {
        light(lit);
        shot(name + "-" + width + (lit ? "-light" : "-dark"));
      }
    }
    page.setViewportSize(1440, 900);
    light(true);
  }

  private Locator cell(int n) {
    return page.locator(".cell", new Page.LocatorOptions().setHasText(DayStory.course(n).substring(0, 8)));
  }

  @Test
  void the_board_shows_who_is_here_how_they_are_and_what_is_overdue() {
    open("#/day", "daylight", Role.NURSE);
    has(page.locator("#screen .badge"), "Today");
    assertThat(page.locator(".cell")).hasCount(7);
    has(cell(1), "139/84");
    has(page.locator(".cell[data-status='OBSERVING']"), "Observe until");
    has(page.locator(".alarms"), "Vitals overdue");
    has(page.locator(".alarms"), "Infusion paused");
    has(page.locator(".alarms"), "BP hold");
    has(page.locator(".summary"), "America/New_York");
    has(page.locator(".gone"), "Patient, late notice");
    shots("day");

    page.getByText("Show names").click();
    assertThat(page.locator(".cell .name")).hasCount(7);
    page.getByText("Hide names").click();
    assertThat(page.locator("#screen")).not().containsText("Ada");
    page.evaluate("() => { window.cell = document.querySelector('.cell[data-status=BOOKED]'); }");
    dashboard.say("daylight", DayStory.course(7), new Said(new org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn(1), Instant.now()));
    assertThat(page.locator(".cell[data-status='CHECKED_IN']")).hasCount(1);
    Assertions.assertThat(page.evaluate("() => window.cell.isConnected && window.cell.dataset.status")).isEqualTo("CHECKED_IN");
    page.keyboard().press("ArrowRight");
    has(page.locator("#screen"), "No session has a chair");
    Assertions.assertThat(complaints).isEmpty();
  }

  @Test
  void a_refused_act_says_why_at_its_field_and_keeps_what_was_filled_in() {
    String vitals = "/scheduling/courses/" + DayStory.course(1) + "/sessions/1/vitals";
    services.tell("POST " + vitals, 400, FakeServices.problem("INVALID", "systolic", "systolic must be at most 300"));
    open("#/day", "daylight", Role.NURSE);
    cell(1).getByText("Vitals", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#f-systolic")).isFocused();
    page.keyboard().type("1400");
    page.locator("#f-diastolic").fill("86");
    shots("form");
    page.keyboard().press("Enter");
    has(page.locator("[data-field='systolic'] .error"), "must be at most 300");
    assertThat(page.locator("#f-systolic")).isFocused();
    assertThat(page.locator("#f-diastolic")).hasValue("86");

    services.away("scheduling", true);
    page.locator("#f-systolic").fill("140");
    page.keyboard().press("Enter");
    has(page.locator(".refusal"), "scheduling does not answer");
    shot("form-away");
    services.away("scheduling", false);
    services.tell("POST " + vitals, 200, Map.of("courseId", DayStory.course(1), "version", 9, "events", List.of()));
    page.keyboard().press("Enter");
    has(page.locator("#toast"), "Vital signs entered");
    assertThat(page.locator("#act")).isHidden();

    List<FakeServices.Call> said = services.calls("POST", vitals);
    Assertions.assertThat(said).last().satisfies(call -> Assertions.assertThat(call.body()).isEqualTo("{\"systolic\":140,\"diastolic\":86}"));
    List<String> keys = said.stream().map(call -> String.valueOf(call.key())).toList();
    Assertions.assertThat(keys.getFirst()).as("another body is another act").isNotIn(keys.subList(1, keys.size()));
    Assertions.assertThat(keys.stream().skip(1).distinct()).as("the same one again is the same act").hasSize(1);
  }

  @Test
  void work_lists_show_what_waits_for_whom_and_grey_out_alone() {
    Instant now = Instant.now();
    services.tell(
        "GET /followup/tasks",
        200,
        Map.of(
            "tasks",
            List.of(
                task(1, "CHECK_IN_MISSED", "nurse", now.minusSeconds(7_200), false),
                task(3, "RESPONSE_REVIEW", "clinician", now.plusSeconds(86_400), true),
                task(5, "PLAN_SIGN_OFF", "prescriber", now.plusSeconds(3_600), false))));
    services.tell(
        "GET /evaluation/courses",
        200,
        Map.of(
            "items",
            List.of(
                Map.of(
                    "courseId", DayStory.course(7), "stage", "READY_TO_DECIDE", "site", "bethesda", "indication", "TRD", "waitingSince", now.minusSeconds(90_000).toString(), "recommendation",
                    "ELIGIBLE", "missingCount", 0, "missing", List.of(), "ordered", List.of(), "suspendedFor", List.of()))));
    open("#/work", "daylight", Role.NURSE, Role.CLINICIAN);
    Locator rows = page.locator("#screen tbody tr");
    assertThat(rows).hasCount(3);
    has(rows.first(), "overdue");
    has(rows.first(), "Check in missed");
    shots("work");
    page.locator("#work-role").selectOption("clinician");
    assertThat(rows).hasCount(1);
    String file = page.waitForDownload(() -> page.locator("#screen").getByText("CSV").click()).suggestedFilename();
    Assertions.assertThat(file).isEqualTo("work-tasks.csv");

    services.tell("POST /followup/courses/" + DayStory.course(3) + "/tasks/task-3/close", 409, FakeServices.problem("RISK_OPEN", "task", "its escalation is open; resolve that"));
    rows.first().getByText("Close").click();
    page.locator("#f-disposition").fill("Patient reached");
    page.keyboard().press("Enter");
    has(page.locator(".refusal"), "its escalation is open");
    Assertions.assertThat(services.calls("POST", "/close")).last().satisfies(call -> Assertions.assertThat(call.body()).isEqualTo("{\"disposition\":\"PATIENT_REACHED\"}"));
    page.keyboard().press("Escape");
    assertThat(rows.first().getByText("Close")).isFocused();

    page.getByText("Evaluations").click();
    has(rows.first(), "Ready to decide");
    services.away("intake", true);
    page.getByText("Intakes").click();
    has(page.locator("#screen .grey-note"), "intake does not answer");
    has(page.locator("#stream"), "Live");
    services.away("intake", false);
    page.getByText("Failed messages").click();
    has(page.locator("#screen .grey-note"), "can’t be shown");
    Assertions.assertThat(complaints).noneMatch(text -> text.contains("CSP") || text.contains("Content Security Policy") || text.contains("thrown"));
  }

  private static Map<String, Object> task(int n, String kind, String role, Instant due, boolean acknowledged) {
    return Map.of("courseId", DayStory.course(n), "site", "bethesda", "task", "task-" + n, "kind", kind, "role", role, "dueAt", due.toString(), "acknowledged", acknowledged);
  }

  @Test
  void operators_see_services_and_what_is_parked_and_nothing_of_a_clinic() {
    for (String service : List.of("intake", "evaluation", "scheduling", "dashboard")) {
      String base = "GET /manage/" + service + "/actuator/";
      services.tell(base + "health/readiness", 200, Map.of("status", "UP"));
      services.tell(base + "metrics/*", 200, Map.of("measurements", List.of(Map.of("statistic", "VALUE", "value", 3))));
      services.tell(base + "parked", 200, Map.of("count", 0, "parked", List.of()));
    }
    Map<String, Object> record =
        Map.of("id", "r-1", "course", DayStory.course(1), "kind", "POISON", "type", "clinic.vitals-recorded.v1", "topic", "clinic.events.daylight", "reason", "no such unit", "parkedAt", "2026-11-10T14:00:00Z");
    services.tell("GET /manage/scheduling/actuator/parked", 200, Map.of("count", 1, "parked", List.of(record)));
    services.tell("GET /manage/scheduling/actuator/parked/r-1", 200, record);
    services.tell("DELETE /manage/scheduling/actuator/parked/r-1", 200, Map.of("id", "r-1", "outcome", "DISCARDED"));
    services.away("manage/followup", true);
    page.navigate(url() + "/");
    page.locator("#token").fill(dashboard.operator());
    page.getByText("Open the dashboard").click();
    assertThat(page.locator("#nav a")).hasCount(1);
    has(page.locator(".services [data-key='scheduling']"), "Ready");
    has(page.locator(".services [data-key='followup']"), "Does not answer");
    has(page.locator("#screen tbody"), "Poison");
    shots("operations");
    page.getByText("Declare over").click();
    page.locator("#act [type='submit']").click();
    has(page.locator("#act .error:visible"), "is needed");
    page.locator("#f-reason").fill("sent twice");
    page.locator("#act [type='submit']").click();
    has(page.locator("#toast"), "Declared over");
    Assertions.assertThat(services.calls("DELETE", "/parked/r-1")).hasSize(1);
    Assertions.assertThat(complaints).noneMatch(text -> text.contains("CSP") || text.contains("thrown"));
  }

  @Test
  void outcomes_have_denominators_and_their_file_no_small_counts() throws IOException {
    open("#/outcomes", "riverside", Role.CLINICIAN);
    Locator funnel = page.locator("[data-key='funnel'] tbody tr");
    assertThat(funnel).hasCount(7);
    page.waitForCondition(() -> funnel.first().locator("td").first().textContent().equals(String.valueOf(page.evaluate("() => document.querySelectorAll('#rows tr').length"))),
        new Page.WaitForConditionOptions().setTimeout(SOON_MS));
    has(page.locator("[data-key='protocols'] tbody"), "%");
    shots("outcomes");
    String file = Files.readString(page.waitForDownload(() -> page.locator("#screen").getByText("CSV").click()).path());
    Assertions.assertThat(file.split("\r\n", -1)).anyMatch(line -> line.matches("REQUESTED,(\\d\\d|suppressed)")).anyMatch(line -> line.startsWith("IV_MDD_STD,"));
    Assertions.assertThat(file).doesNotContainPattern(",[1-9](,|\r)").doesNotContainPattern(",10(,|\r)");
    page.locator("[data-filter='to']").fill("2020-01-01");
    has(page.locator("[data-key='protocols']"), "Nobody has been treated yet");
    Assertions.assertThat(complaints).isEmpty();
  }

  @Test
  void times_are_found_kept_and_confirmed_with_reasons() {
    String course = DayStory.course(1);
    String base = "/scheduling/courses/" + course;
    Map<String, Object> booking = Map.of("session", 2, "site", "bethesda", "date", "2026-12-01", "start", "09:30", "zone", "America/New_York", "startsAt", "2026-12-01T14:30:00Z", "slotMin", 130);
    Map<String, Object> time = Map.of("session", 2, "date", "2026-12-01", "start", "09:30");
    Map<String, Object> way = Map.of("reasons", List.of("FIRST_POSSIBLE"), "traded", List.of(Map.of("code", "OTHER_WEEKDAY", "by", 2)), "bookings", List.of(booking), "times", List.of(time));
    services.tell("POST " + base + "/offers", 200, Map.of("courseId", course, "offers", List.of(way, way)));
    services.tell("POST " + base + "/offer", 409, FakeServices.problem("NO_CHAIR", "times", "the chair of session 2 went to somebody else"));
    open("#/plan/" + course, "daylight", Role.SCHEDULER);
    page.getByText("Find times").click();
    assertThat(page.locator(".offer")).hasCount(2);
    has(page.locator(".offer").first(), "other weekday 2");
    page.locator(".offer").last().click();
    page.getByText("Keep the chosen times").click();
    has(page.locator(".refusal"), "went to somebody else");
    assertThat(page.locator(".offer")).hasCount(2);
    shots("planner");
    services.tell("POST " + base + "/offer", 200, Map.of("courseId", course, "version", 3, "events", List.of()));
    page.getByText("Keep the chosen times").click();
    has(page.locator("#toast"), "Kept while the patient decides");
    Assertions.assertThat(services.calls("POST", "/offer")).last().satisfies(
        call -> Assertions.assertThat(Json.MAPPER.readTree(call.body())).isEqualTo(Json.MAPPER.valueToTree(Map.of("site", "bethesda", "times", List.of(time)))));
    Assertions.assertThat(complaints).noneMatch(text -> text.contains("CSP") || text.contains("thrown"));
  }

  @Test
  void every_screen_can_be_used_by_everybody_by_day_and_by_night() throws IOException {
    String axe = new ClassPathResource("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js").getContentAsString(StandardCharsets.UTF_8);
    List<String> barriers = new ArrayList<>();
    page.navigate(url() + "/");
    page.evaluate(axe);
    barriers.addAll(barriers("door"));
    open("", "riverside", Role.NURSE, Role.CLINICIAN, Role.PRESCRIBER, Role.SCHEDULER);
    page.waitForCondition(() -> page.locator("#rows tr").count() >= COURSES, new Page.WaitForConditionOptions().setTimeout(SOON_MS));
    page.evaluate(axe);
    barriers.addAll(barriers("courses"));
    page.locator("#rows tr:has(.pip[data-status='COMPLETED']) a").first().click();
    has(page.locator("#course"), "Sessions");
    assertThat(page.locator("#course .entries li").first()).isVisible();
    barriers.addAll(barriers("course"));
    page.keyboard().press("Escape");
    page.keyboard().press("?");
    has(page.locator("#act"), "Keys");
    barriers.addAll(barriers("keys"));
    page.keyboard().press("Escape");
    page.locator("#nav [data-screen='outcomes']").click();
    has(page.locator("#screen"), "Response by protocol");
    barriers.addAll(barriers("outcomes"));
    page.getByText("Sign out").click();
    open("#/day", "daylight", Role.NURSE, Role.CLINICIAN);
    has(cell(1), "139/84");
    barriers.addAll(barriers("day"));
    page.locator(".cell [data-act='vitals']").first().click();
    has(page.locator("#act"), "Systolic");
    barriers.addAll(barriers("form"));
    page.keyboard().press("Escape");
    services.tell("GET /followup/tasks", 200, Map.of("tasks", List.of(task(1, "CHECK_IN_MISSED", "nurse", Instant.now(), false))));
    page.locator("#nav [data-screen='work']").click();
    has(page.locator("#screen tbody"), "Check in missed");
    barriers.addAll(barriers("work"));
    page.evaluate("() => { location.hash = '#/plan/" + DayStory.course(1) + "'; }");
    has(page.locator("#screen"), "Wishes");
    barriers.addAll(barriers("planner"));
    page.getByText("Sign out").click();
    page.locator("#token").fill(dashboard.operator());
    page.getByText("Open the dashboard").click();
    has(page.locator("#screen"), "Parked");
    barriers.addAll(barriers("operations"));
    Assertions.assertThat(barriers).isEmpty();
  }

  /** A form that has to ask its service first is not opened here. */
  @Test
  void every_form_asks_for_what_its_service_takes() throws IOException {
    page.navigate(url() + "/");
    Object told =
        page.evaluate(
            """
            async id => {
              const { ACTS } = await import('/app/acts.js');
              const forms = [];
              for (const [name, act] of Object.entries(ACTS)) {
                if (act.form.constructor.name === 'AsyncFunction') continue;
                const { method, path, fields, body } = act.form({ course: id, session: 1, task: 'id', recommendation: 'id', message: 'id' });
                forms.push({ name, method: method ?? 'POST', path, roles: act.roles, fields: (fields ?? []).map(f => f.name), needed: [...(fields ?? []).filter(f => f.required).map(f => f.name), ...Object.keys(body ? body({}) : {})] });
              }
              return JSON.stringify(forms);
            }
            """,
            TOLD.getFirst());
    JsonNode forms = Json.MAPPER.readTree(String.valueOf(told));
    Assertions.assertThat(forms.size()).isGreaterThan(15);
    for (JsonNode form : forms) {
      String[] parts = form.path("path").asString().split("/", 5);
      JsonNode document = Json.MAPPER.readTree(new ClassPathResource("openapi/" + parts[3] + ".json").getContentAsByteArray());
      JsonNode operation =
          document.path("paths").properties().stream()
              .filter(path -> ("/" + parts[4]).matches(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
              .map(path -> path.getValue().path(form.path("method").asString().toLowerCase(java.util.Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> new AssertionError(form));
      String reference = operation.path("requestBody").path("content").path("application/json").path("schema").path("$ref").asString("");
      JsonNode body = document.path("components").path("schemas").path(reference.substring(reference.lastIndexOf('/') + 1));
      Assertions.assertThat(texts(form.path("fields"))).as(form.toString()).isSubsetOf(List.copyOf(body.path("properties").propertyNames()));
      Assertions.assertThat(texts(form.path("needed"))).as(form.toString()).containsAll(texts(body.path("required")));
      Assertions.assertThat(texts(form.path("roles"))).as(form.toString()).isSubsetOf(texts(operation.path("security").path(0).path("bearer")));
    }
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /** What axe finds against WCAG 2.2 AA. Colours are all that differs by night. */
  private List<String> barriers(String screen) {
    List<String> found = new ArrayList<>();
    for (boolean lit : new boolean[] {true, false}) {
      light(lit);
      String only = lit ? "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}" : "{type: 'rule', values: ['color-contrast']}";
      Object said =
          page.evaluate(
              "async () => (await axe.run(document, {runOnly: " + only + ", resultTypes: ['violations']})).violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ') + ' ' + n.html.slice(0, 120)))");
      ((List<?>) java.util.Objects.requireNonNull(said)).forEach(one -> found.add(screen + (lit ? " light: " : " dark: ") + one));
    }
    light(true);
    return found;
  }
}
