package org.treatmentcourse.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.treatmentcourse.contracts.Json;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document of one service, made from its controllers and their {@link org.treatmentcourse.web.Operation}s. */
public final class OpenApi {
  private static final Path COMMITTED = Path.of("infra/contracts/src/main/resources/openapi");
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  private final Shapes shapes = new Shapes();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> open;
  private final ObjectNode document = Json.MAPPER.createObjectNode();

  private OpenApi(Set<String> open) {
    this.open = open;
  }

  /**
   * @param service key, e.g. {@code evaluation}; its controllers are below the package of that name
   * @param openPaths that need no token
   * @throws IllegalArgumentException for an operation or a parameter that is not explained
   */
  public static ObjectNode of(String service, String... openPaths) {
    return new OpenApi(Set.of(openPaths)).document(service);
  }

  /** Compares with the committed document, or writes it if {@code -Dopenapi.write=true}. */
  public static void verify(String service, String... openPaths) {
    Path file = root().resolve(COMMITTED).resolve(service + ".json");
    String made = text(of(service, openPaths));
    try {
      if (Boolean.getBoolean("openapi.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, made);
      }
      Assertions.assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as("%s differs from the controllers. If the change is meant, write it anew as infra/contracts/README.md says", file)
          .isEqualTo(made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("not run within the project");
    }
    return folder;
  }

  private static String text(ObjectNode document) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    return Json.MAPPER.writer().with(printer).writeValueAsString(document) + "\n";
  }

  private ObjectNode document(String service) {
    document.put("openapi", "3.1.0");
    document.putObject("info").put("title", service).put("version", "1").put("description", "Every call but those marked open needs a bearer token that names a clinic and roles.");
    document.putArray("security").addObject().putArray("bearer");
    ObjectNode paths = document.putObject("paths");
    Endpoint.in("org.treatmentcourse." + service).forEach(endpoint -> add(paths.withObjectProperty(endpoint.path()), endpoint));
    ObjectNode components = document.putObject("components");
    components.putObject("securitySchemes").putObject("bearer").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT")
        .put("description", "RS256 or ES256, with the claims clinic and roles");
    ObjectNode schemas = shapes.components();
    schemas.set("Problem", problem());
    components.set("schemas", schemas);
    return document;
  }

  private void add(ObjectNode path, Endpoint endpoint) {
    if (path.has(endpoint.method())) {
      // The same under another media type.
      content((ObjectNode) path.at("/" + endpoint.method() + "/responses/" + endpoint.says().status()), endpoint);
      return;
    }
    if (!ids.add(endpoint.id())) {
      throw new IllegalArgumentException("two operations are called " + endpoint.id() + ": give one an id");
    }
    boolean isOpen = open.contains(endpoint.path());
    ObjectNode operation = path.putObject(endpoint.method());
    operation.put("operationId", endpoint.id()).put("summary", endpoint.says().value());
    List<String> roles = endpoint.roles();
    operation.put("description", isOpen ? "Open to everybody." : roles.isEmpty() ? "For every role." : "For these roles: " + String.join(", ", roles) + ".");
    if (isOpen) {
      operation.putArray("security");
    } else {
      ArrayNode needed = operation.putArray("security").addObject().putArray("bearer");
      roles.forEach(needed::add);
    }
    parameters(operation, endpoint);
    body(operation, endpoint);
    responses(operation.putObject("responses"), endpoint, isOpen);
  }

  private void parameters(ObjectNode operation, Endpoint endpoint) {
    ArrayNode parameters = Json.MAPPER.createArrayNode();
    for (Parameter parameter : endpoint.handler().getParameters()) {
      PathVariable inPath = AnnotatedElementUtils.findMergedAnnotation(parameter, PathVariable.class);
      RequestParam inQuery = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
      RequestHeader inHeader = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestHeader.class);
      if (inPath != null) {
        parameter(parameters, "path", named(inPath.value(), parameter), parameter, true, null);
      } else if (inQuery != null) {
        boolean hasDefault = !inQuery.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        parameter(parameters, "query", named(inQuery.value(), parameter), parameter, inQuery.required() && !hasDefault, hasDefault ? inQuery.defaultValue() : null);
      } else if (inHeader != null && parameter.getType() != HttpHeaders.class && !named(inHeader.name(), parameter).equals(HttpHeaders.AUTHORIZATION)) {
        parameter(parameters, "header", named(inHeader.name(), parameter), parameter, inHeader.required(), null);
      }
    }
    if (endpoint.isCommand()) {
      header(parameters, "Idempotency-Key", "1 to 100 characters; a repeat with the same key is answered like the first and changes nothing");
      header(parameters, HttpHeaders.IF_MATCH, "ETag of the course; refused with 412 if it has changed since");
    }
    if (endpoint.says().versioned()) {
      header(parameters, HttpHeaders.IF_NONE_MATCH, "ETag of an answer before; 304 if nothing has changed");
    }
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
  }

  private static String named(String given, Parameter parameter) {
    return given.isEmpty() ? parameter.getName() : given;
  }

  private void parameter(ArrayNode parameters, String in, String name, Parameter parameter, boolean required, @Nullable String byDefault) {
    ObjectNode schema = shapes.of(parameter.getParameterizedType());
    if (byDefault != null && !byDefault.isEmpty()) {
      schema.set("default", parameter.getType() == String.class ? schema.stringNode(byDefault) : Json.MAPPER.readTree(byDefault));
    }
    parameters.addObject().put("name", name).put("in", in).put("description", Meanings.of(name)).put("required", required).set("schema", schema);
  }

  private static void header(ArrayNode parameters, String name, String meaning) {
    parameters.addObject().put("name", name).put("in", "header").put("description", meaning).put("required", false).putObject("schema").put("type", "string");
  }

  private void body(ObjectNode operation, Endpoint endpoint) {
    Arrays.stream(endpoint.handler().getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
        .forEach(
            parameter -> {
              ObjectNode content = operation.putObject("requestBody").put("required", true).putObject("content");
              for (String type : endpoint.says().bodies()) {
                ObjectNode schema = parameter.getType() == byte[].class ? content.objectNode().put("type", "string").put("format", "binary") : shapes.of(parameter.getParameterizedType());
                content.putObject(type).set("schema", schema);
              }
            });
  }

  private void responses(ObjectNode responses, Endpoint endpoint, boolean isOpen) {
    ObjectNode success = responses.putObject(Integer.toString(endpoint.says().status())).put("description", "done");
    if (endpoint.isCommand() || endpoint.says().versioned()) {
      success.putObject("headers").putObject(HttpHeaders.ETAG).put("description", "version of the course").putObject("schema").put("type", "string");
    }
    content(success, endpoint);
    if (endpoint.says().versioned()) {
      responses.putObject("304").put("description", "nothing has changed");
    }
    if (endpoint.handler().getParameterCount() > 0) {
      problem(responses, "400", "field and detail say what can't be taken, e.g. reason INVALID or MALFORMED_BODY");
    }
    if (!isOpen) {
      problem(responses, "401", "no valid bearer token");
      problem(responses, "403", "none of the token's roles may do this, or it names no clinic");
    }
    if (endpoint.path().contains("{")) {
      problem(responses, "404", "there is no such thing at the caller's clinic");
    }
    List<String> refuses = endpoint.refusals();
    if (!refuses.isEmpty()) {
      ObjectNode schema = problem(responses, "409", "refused: " + String.join(", ", refuses));
      ObjectNode reason = schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/Problem").objectNode();
      schema.remove("$ref");
      ArrayNode codes = reason.put("type", "string").putArray("x-extensible-enum");
      refuses.forEach(codes::add);
      ((ArrayNode) schema.get("allOf")).addObject().put("type", "object").putObject("properties").set("reason", reason);
    }
    if (endpoint.isCommand()) {
      problem(responses, "412", "If-Match names a version that is not the newest (STALE)");
      problem(responses, "422", "the idempotency key was used for another request (IDEMPOTENCY_KEY_REUSED)");
    }
    if (!isOpen) {
      problem(responses, "503", "nothing was decided; try again after Retry-After (TRY_AGAIN)");
    }
  }

  private void content(ObjectNode response, Endpoint endpoint) {
    ObjectNode content = response.withObjectProperty("content").putObject(endpoint.produces());
    boolean text = endpoint.answer() == String.class && !endpoint.produces().equals(JSON);
    content.set("schema", text ? content.objectNode().put("type", "string") : shapes.of(endpoint.answer()));
  }

  private static ObjectNode problem(ObjectNode responses, String status, String description) {
    ObjectNode schema = responses.putObject(status).put("description", description).putObject("content").putObject(PROBLEM).putObject("schema");
    return schema.put("$ref", "#/components/schemas/Problem");
  }

  /** RFC 9457. */
  private static ObjectNode problem() {
    ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object").put("description", "RFC 9457 problem details");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("type").put("type", "string").put("format", "uri").put("description", "urn:treatmentcourse:problem: and the reason");
    properties.putObject("title").put("type", "string");
    properties.putObject("status").put("type", "integer");
    properties.putObject("detail").put("type", "string").put("description", "for a person");
    properties.putObject("instance").put("type", "string");
    properties.putObject("reason").put("type", "string").put("description", "stable code");
    properties.putObject("field").put("type", "string").put("description", "the input it is about");
    ArrayNode required = schema.putArray("required");
    List.of("type", "title", "status", "detail", "reason").forEach(required::add);
    return schema;
  }
}
