package org.treatmentcourse.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.treatmentcourse.contracts.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The committed documents; that they are what the controllers say is tested by the {@code OpenApiTest} of each service. */
class DocumentsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Map<String, String> SOURCES =
      Map.of(
          "intake", "intake-service", "evaluation", "evaluation-service", "scheduling", "scheduling-service", "followup", "followup-service", "dashboard", "infra/dashboard");

  static Stream<String> services() {
    return SOURCES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("services")
  void is_an_openapi_document(String service) {
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(text(service));

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).hasSameSizeAs(document(service).get("paths").propertyNames());
    assertThat(parsed.getOpenAPI().getComponents().getSecuritySchemes()).containsOnlyKeys("bearer");
  }

  @ParameterizedTest
  @MethodSource("services")
  void keeps_our_rules(String service) {
    assertThat(Lint.of(document(service))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void lists_only_reasons_the_service_gives(String service) {
    String sources = sources(Path.of(SOURCES.get(service), "src/main/java"));
    List<String> reasons = document(service).findValues("x-extensible-enum").stream().flatMap(JsonNode::valueStream).map(JsonNode::asString).distinct().toList();

    assertThat(reasons).filteredOn(reason -> !gives(sources, reason)).isEmpty();
  }

  /** As a text, or as a constant of an enum. */
  private static boolean gives(String sources, String reason) {
    return sources.contains('"' + reason + '"') || Pattern.compile("(?m)^ +" + reason + "[,;(]").matcher(sources).find();
  }

  /** What speaks HTTP and is no part of the interface: the page's files, and what the dashboard only hands through to the services. */
  private static final Set<String> NO_INTERFACE = Set.of("Page.java", "ViaController.java", "ManageController.java");

  /** Nothing else is left out. A class that gives a prefix has a mapping of its own. */
  @ParameterizedTest
  @MethodSource("services")
  void says_something_of_every_mapping(String service) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(SOURCES.get(service)).resolve("src/main/java"))) {
      List<Path> silent =
          files.filter(file -> file.toString().endsWith(".java") && !NO_INTERFACE.contains(file.getFileName().toString()))
              .filter(file -> count(read(file), "Mapping(") != count(read(file), "@Operation(") + count(read(file), "@RequestMapping("))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "operationId, needs an operationId", "summary, needs a summary", "security, says whether a token is needed",
  })
  void an_operation_that_says_too_little_is_found(String missing, String complaint) {
    ObjectNode document = (ObjectNode) document("evaluation");
    ((ObjectNode) document.at("/paths/~1courses/get")).remove(missing);

    assertThat(Lint.of(document)).singleElement().asString().startsWith("/courses get: " + complaint);
  }

  @Test
  void what_is_badly_named_or_shapeless_is_found() {
    ObjectNode document = (ObjectNode) document("evaluation");
    document.withObjectProperty("paths").putObject("/Bad_Path");
    ((ObjectNode) document.at("/components/schemas")).putObject("lower").put("type", "object");
    ((ObjectNode) document.at("/components/schemas/Proof/properties")).putObject("Event_Id");
    ((ObjectNode) document.at("/paths/~1courses/get/parameters/0")).remove("description");
    ((ObjectNode) document.at("/paths/~1courses~1{courseId}~1decision/post/responses/409")).remove("content");
    ((ObjectNode) document.at("/paths/~1courses/get")).putArray("security");

    assertThat(Lint.of(document))
        .containsExactlyInAnyOrder(
            "/Bad_Path: segments are written in lower case with dashes, a file with its ending",
            "lower: schemas are named in upper camel case",
            "lower: an object has properties",
            "Proof.Event_Id: properties are named in lower camel case",
            "Proof.Event_Id: an empty schema says nothing",
            "/courses get stage: needs a meaning",
            "/courses/{courseId}/decision post 409: answers with problem details",
            "/courses/{courseId}/decision post: lists the reasons of its 409",
            "/courses get: says that it is open");
  }

  private static int count(String text, String what) {
    return text.split(Pattern.quote(what), -1).length - 1;
  }

  private static JsonNode document(String service) {
    return Json.MAPPER.readTree(text(service));
  }

  private static String text(String service) {
    return read(ROOT.resolve("infra/contracts/src/main/resources/openapi").resolve(service + ".json"));
  }

  private static String sources(Path folder) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).map(DocumentsTest::read).collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
