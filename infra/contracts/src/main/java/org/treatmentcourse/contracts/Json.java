package org.treatmentcourse.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** The one JSON dialect: ISO-8601 times, absent instead of null, unknown fields tolerated, sealed types told apart by {@code is}. */
public final class Json {
  /** For everything on the wire and in documents. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new SealedTypes())
          .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Sealed interfaces of ours carry the simple name of the record, so that domain code needs no annotations. */
  private static final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    private static boolean isOurs(Class<?> type) {
      return type.isSealed() && type.isInterface() && type.getName().startsWith("org.treatmentcourse.");
    }

    private static boolean isPart(Class<?> type) {
      return type.isRecord() && List.of(type.getInterfaces()).stream().anyMatch(SealedTypes::isOurs) && !Event.class.isAssignableFrom(type);
    }

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
      Class<?> raw = annotated.getRawType();
      if ((isOurs(raw) && !Event.class.isAssignableFrom(raw)) || isPart(raw)) {
        return JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true);
      }
      return super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
      Class<?> raw = annotated.getRawType();
      if (!isOurs(raw)) {
        return super.findSubtypes(config, annotated);
      }
      List<NamedType> types = new ArrayList<>();
      collect(raw, types);
      return types;
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, tools.jackson.databind.introspect.AnnotatedClass type) {
      return isPart(type.getRawType()) ? type.getRawType().getSimpleName() : super.findTypeName(config, type);
    }

    private static void collect(Class<?> raw, List<NamedType> types) {
      for (Class<?> part : raw.getPermittedSubclasses()) {
        if (part.isRecord()) {
          types.add(new NamedType(part, part.getSimpleName()));
        } else {
          collect(part, types);
        }
      }
    }
  }
}
