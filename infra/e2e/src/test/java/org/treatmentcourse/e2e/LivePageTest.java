package org.treatmentcourse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.local.LocalSettings;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.clock.Script;
import org.treatmentcourse.local.clock.SimulatedClock;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

/** Two desks, two browsers, one patient, and the real services behind the page: what one does, the other sees. */
class LivePageTest {
  private static final double SOON_MS = 30_000;
  private static final Duration LIFE = Duration.ofHours(2);
  private static final Path SHOTS = Path.of("target/screenshots");
  private static final String PATIENT = "pat-17";

  private static LocalSystem system;
  private static ClinicClient clinic;
  private static SimulatedClock clock;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> seenAfter = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Path project = CommandRun.project();
    Path data = project.resolve("infra/e2e/target/live-page-" + ProcessHandle.current().pid());
    system = LocalSystem.start(LocalSettings.of(project, data).topics(LocalTopics.fixed()).simulation(true));
    Scenarios.Played played =
        Scenarios.read(List.of(project.resolve("infra/e2e/scenarios/courses/iv-mdd-approved.yaml"))).play(system.addresses(), system.keys(), line -> {});
    Assertions.assertThat(played.failed()).isZero();
    clinic = new ClinicClient(system.addresses(), system.keys(), played.results().getFirst().clinic());
    clock = new SimulatedClock(system.addresses()::management, system.keys().token(null, LIFE, Role.OPS));
    Files.createDirectories(SHOTS);
    PlaywrightAssertions.setDefaultAssertionTimeout(SOON_MS);
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")));
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
    clock.close();
    clinic.close();
    system.close();
  }

  @Test
  void a_series_is_booked_and_a_session_held_from_the_page_and_the_other_desk_sees_it() throws Exception {
    Page desk = open(Role.SCHEDULER, Role.COORDINATOR, Role.NURSE, Role.CLINICIAN, Role.PRESCRIBER);
    Page other = open(Role.NURSE);
    book(desk);
    Instant begin = Instant.parse(session().path("booking").path("startsAt").asString());
    until(begin);
    desk.evaluate("() => { location.hash = '#/day'; }");
    other.evaluate("() => { location.hash = '#/day'; }");
    has(cell(desk), "Booked");
    shot(desk, "live-day");

    act(desk, "check-in");
    for (String answer : List.of("identityConfirmed", "escortConfirmed", "fasted", "substanceFree", "medicationUnchanged")) {
      yes(desk, answer);
    }
    submit(desk, "Checked in.");
    seen(other, "CHECKED_IN");

    act(desk, "start");
    desk.locator("#act [type='submit']").click();
    assertThat(desk.locator("#act .refusal")).isVisible();
    has(desk.locator("#act .refusal"), "unknown");
    shot(desk, "live-refused");
    desk.keyboard().press("Escape");

    answered("PHQ9", "{\"q1\":2,\"q2\":2,\"q3\":2,\"q4\":2,\"q5\":2,\"q6\":2,\"q7\":2,\"q8\":1,\"q9\":0}");
    answered("CSSRS_SCREEN", "{\"q1\":0,\"q2\":0,\"q6_lifetime\":0}");
    until(begin.plus(Duration.ofMinutes(5)));
    vitals(desk, 124, 76);
    act(desk, "start");
    submit(desk, "Dose started.");
    seen(other, "DOSING");

    until(begin.plus(Duration.ofMinutes(21)));
    has(desk.locator(".alarms"), "Vitals overdue");
    has(other.locator(".alarms"), "Vitals overdue");
    shot(other, "live-alarm");
    vitals(desk, 138, 84);

    until(begin.plus(Duration.ofMinutes(45)));
    act(desk, "dose-end");
    submit(desk, "End of the dose reported.");
    seen(other, "OBSERVING");
    until(begin.plus(Duration.ofMinutes(106)));
    vitals(desk, 126, 78);
    act(desk, "discharge");
    desk.locator("#act [type='submit']").click();
    assertThat(desk.locator("#act .refusal")).isVisible();
    shot(desk, "live-discharge-refused");
    desk.keyboard().press("Escape");
    act(desk, "release");
    submit(desk, "Released.");
    act(desk, "discharge");
    for (String answer : List.of("oriented", "nauseaControlled", "steadyGait", "escortPresent", "instructionsGiven")) {
      yes(desk, answer);
    }
    desk.locator("#f-padss").fill("10");
    desk.locator("#f-cadss6Before").fill("0");
    desk.locator("#f-cadss6").fill("1");
    desk.locator("#f-escort").fill("contact-1");
    submit(desk, "Discharged.");
    seen(other, "COMPLETED");
    shot(other, "live-discharged");

    Assertions.assertThat(session().path("status").asString()).isEqualTo("COMPLETED");
    Files.writeString(SHOTS.resolve("live-seen-after.txt"), String.join("\n", seenAfter) + "\n");
    Assertions.assertThat(complaints).noneMatch(text -> text.contains("CSP") || text.contains("Content Security Policy") || text.contains("thrown"));
  }

  private void book(Page desk) {
    desk.evaluate("id => { location.hash = '#/plan/' + id; }", clinic.courseId(PATIENT));
    desk.getByText("Find times").click();
    assertThat(desk.locator(".offer")).hasCount(3);
    shot(desk, "live-offers");
    desk.getByText("Keep the chosen times").click();
    has(desk.locator("#toast"), "Kept while the patient decides.");
    act(desk.locator(".kept"), "confirm-offer");
    submit(desk, "Booked.");
    assertThat(desk.locator(".times .status[data-status='BOOKED']")).hasCount(6);
  }

  private Page open(Role... roles) {
    BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(error -> complaints.add("thrown: " + error));
    page.navigate(system.addresses().url("dashboard") + "/");
    page.locator("#token").fill(system.keys().token(clinic.clinic(), LIFE, roles));
    page.getByText("Open the dashboard").click();
    has(page.locator("#stream"), "Live");
    return page;
  }

  private static Locator cell(Page page) {
    return page.locator(".cell");
  }

  private static void act(Page page, String name) {
    act(cell(page), name);
  }

  private static void act(Locator within, String name) {
    within.locator("[data-act='" + name + "']").click();
  }

  private static void yes(Page page, String field) {
    page.locator("#act input[name='" + field + "'][value='true']").check();
  }

  private static void submit(Page page, String told) {
    page.locator("#act [type='submit']").click();
    has(page.locator("#toast"), told);
    assertThat(page.locator("#act")).isHidden();
  }

  private static void vitals(Page page, int systolic, int diastolic) {
    act(page, "vitals");
    Map.of("systolic", systolic, "diastolic", diastolic, "heartRate", 74, "spo2", 98, "respiratoryRate", 14, "moaas", 5)
        .forEach((sign, value) -> page.locator("#f-" + sign).fill(String.valueOf(value)));
    submit(page, "Vital signs entered.");
    has(cell(page), systolic + "/" + diastolic);
  }

  /** From here on it has been done; how long the other desk takes to see it is printed, not judged. */
  private void seen(Page other, String status) {
    long done = System.nanoTime();
    assertThat(other.locator(".cell[data-status='" + status + "']")).hasCount(1);
    seenAfter.add(status + " seen by the other desk " + (System.nanoTime() - done) / 1_000_000 + " ms after the one that acted was told");
  }

  private static void has(Locator locator, String text) {
    assertThat(locator).containsText(text);
  }

  private static void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }

  private static JsonNode session() {
    return clinic.call("look", Role.NURSE, "scheduling", "GET", "/courses/" + clinic.courseId(PATIENT), null, Map.of()).body().path("sessions").path(0);
  }

  private static void answered(String instrument, String answers) {
    JsonNode body = Json.MAPPER.readTree("{\"instrument\":\"" + instrument + "\",\"answers\":" + answers + "}");
    clinic.publishRaw("clinic.questionnaire-answered.v1", PATIENT, "desk-" + instrument, clock.now(clinic.clinic()).orElseThrow(), body);
  }

  /** The clinic's time goes on; every clock on the way fires. */
  private static void until(Instant later) {
    clock.play(
        Map.of(
            clinic.clinic(),
            new Script() {
              private boolean there;

              @Override
              public Optional<Instant> next() {
                return there ? Optional.empty() : Optional.of(later);
              }

              @Override
              public void run(Instant now) {
                there = true;
              }
            }),
        Duration.ofMinutes(2),
        PlayListener.SILENT);
  }
}
