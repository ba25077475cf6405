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
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.local.keys.Role;

/** The page in a real browser, headless. */
class PageTest {
  private static final int COURSES = 30;
  private static final double SOON_MS = 30_000;
  private static final Path SHOTS = Path.of("target/screenshots");

  @TempDir static Path folder;
  private static HttpServer intake;
  private static DashboardUnderTest dashboard;
  private static Playwright playwright;
  private static Browser browser;
  private static final List<String> TOLD = new ArrayList<>();

  private CuttableLine line;
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    intake.createContext(
        "/courses/",
        exchange -> {
          byte[] body = "{\"givenName\":\"Ada\",\"familyName\":\"Example\",\"birthDate\":\"1984-02-03\",\"sex\":\"FEMALE\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    intake.start();
    dashboard = new DashboardUnderTest(folder, "http://localhost:" + intake.getAddress().getPort());
    dashboard.register("riverside");
    dashboard.register("quiet");
    Instant now = Instant.now();
    for (int i = 0; i < COURSES; i++) {
      String course = UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString();
      TOLD.add(course);
      CourseStory.of(i, now.minus(Duration.ofHours(40L * i))).stream().filter(said -> !said.at().isAfter(now)).forEach(said -> dashboard.say("riverside", course, said));
    }
    String reader = dashboard.token("riverside", Role.DASHBOARD);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Json.MAPPER.readTree(dashboard.get("/api/rows?limit=500", reader).body()).path("rows").size() >= COURSES);
    await().atMost(Duration.ofSeconds(60)).until(() -> dashboard.get("/api/clinic", reader).statusCode() == 200);
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
    intake.stop(0);
  }

  @BeforeEach
  void open() throws IOException {
    line = new CuttableLine(URI.create(dashboard.url()).getPort());
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
  void close() throws IOException {
    context.close();
    line.close();
  }

  private void signIn(String token) {
    page.navigate(line.url() + "/");
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
  void a_course_can_be_dragged_back_and_comes_back_to_now() {
    openList();
    String course = page.locator("#rows tr:has(.pip[data-status='COMPLETED'])").first().getAttribute("data-id");
    row(course).locator("a").click();
    Locator entries = page.locator("#course .entries li");
    assertThat(page.locator("#as-of-text")).hasText("now");
    int all = entries.count();
    page.locator("#as-of").focus();
    page.keyboard().press("Home");
    has(page.locator("#course .past"), "as it stood");
    has(entries.first(), "intake");
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

    page.navigate(line.url() + "/#/course/" + UUID.randomUUID());
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
    Assertions.assertThat(Integer.parseInt(String.valueOf(size).replaceAll(" .*", ""))).as("bytes as sent").isBetween(5_000, 60_000);
    page.evaluate("() => { const s = document.createElement('script'); try { s.text = 'window.hacked = true'; } catch (e) { console.info(e.message); } document.body.append(s); }");
    Assertions.assertThat(page.evaluate("() => window.hacked === undefined")).isEqualTo(true);
    var headers = dashboard.get("/", "").headers();
    Assertions.assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(p -> Assertions.assertThat(p).contains("script-src 'self'").doesNotContain("unsafe"));
    @Nullable String tag = headers.firstValue("ETag").orElse(null);
    Assertions.assertThat(dashboard.get("/", "", "If-None-Match", String.valueOf(tag)).statusCode()).isEqualTo(304);
  }
}
