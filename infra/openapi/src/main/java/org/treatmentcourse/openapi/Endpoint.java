package org.treatmentcourse.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/**
 * A controller's method under one path.
 *
 * @param method lower case, as OpenAPI writes it
 * @param produces media type of a success
 */
record Endpoint(String path, String method, String produces, Method handler) {
  private static final Pattern ROLE = Pattern.compile("'([a-z-]+)'");

  /** Every method of the controllers in and below a package that says what it does; what has no {@link Operation} is no part of the interface, e.g. a page. */
  static List<Endpoint> in(String basePackage) {
    ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    List<Endpoint> found = new ArrayList<>();
    scanner.findCandidateComponents(basePackage).stream()
        .map(candidate -> ClassUtils.resolveClassName(Objects.requireNonNull(candidate.getBeanClassName()), Endpoint.class.getClassLoader()))
        .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
        .forEach(handler -> add(found, handler));
    found.sort(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method).thenComparing(Endpoint::produces));
    return found;
  }

  private static void add(List<Endpoint> found, Method handler) {
    RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
    if (mapping == null || handler.getAnnotation(Operation.class) == null) {
      return;
    }
    RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(handler.getDeclaringClass(), RequestMapping.class);
    String prefix = above == null || above.path().length == 0 ? "" : above.path()[0];
    for (String path : mapping.path()) {
      for (RequestMethod method : mapping.method()) {
        String produces = mapping.produces().length == 0 ? handler.getAnnotation(Operation.class).produces() : mapping.produces()[0];
        found.add(new Endpoint(prefix + path, method.name().toLowerCase(Locale.ROOT), produces, handler));
      }
    }
  }

  Operation says() {
    return Objects.requireNonNull(handler.getAnnotation(Operation.class));
  }

  String id() {
    return says().id().isEmpty() ? handler.getName() : says().id();
  }

  List<String> refusals() {
    Stream<String> named = Arrays.stream(says().refusesAny()).flatMap(reasons -> Arrays.stream(reasons.getEnumConstants())).map(Enum::name);
    return Stream.concat(Arrays.stream(says().refuses()), named).toList();
  }

  /** Empty for what anybody with a token may do. */
  List<String> roles() {
    List<String> roles = new ArrayList<>();
    Matcher matcher = ROLE.matcher(rule().orElse(""));
    while (matcher.find()) {
      roles.add(matcher.group(1));
    }
    return roles;
  }

  private Optional<String> rule() {
    PreAuthorize own = handler.getAnnotation(PreAuthorize.class);
    return Optional.ofNullable(own == null ? handler.getDeclaringClass().getAnnotation(PreAuthorize.class) : own).map(PreAuthorize::value);
  }

  /** A commit on one course: with an idempotency key, on a version. */
  boolean isCommand() {
    return declared() == null && !method.equals("get") && says().answer() == Void.class;
  }

  /** @throws IllegalArgumentException if nobody says what it answers */
  Type answer() {
    if (says().answer() != Void.class) {
      return says().answer();
    }
    Type declared = declared();
    if (declared == null && method.equals("get")) {
      throw new IllegalArgumentException(handler + " has to say what it answers");
    }
    return declared == null ? Door.Done.class : declared;
  }

  /** What the signature says, if it does. */
  private @Nullable Type declared() {
    Type type = handler.getGenericReturnType();
    if (type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
      Type inner = generic.getActualTypeArguments()[0];
      return inner instanceof WildcardType ? null : inner;
    }
    return type;
  }
}
