package org.treatmentcourse.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Range;
import org.treatmentcourse.contracts.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of the records that travel over REST, with what {@code @Nullable} and constraints say. */
final class Shapes {
  private final SchemaBuilder builder = new SchemaGenerator(config()).buildMultipleSchemaDefinitions();

  ObjectNode of(Type type) {
    return builder.createSchemaReference(type);
  }

  /** Everything that was referred to so far. */
  ObjectNode components() {
    return builder.collectDefinitions("components/schemas");
  }

  private static SchemaGeneratorConfig config() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(Json.MAPPER, SchemaVersion.DRAFT_2020_12, new OptionPreset())
            .with(
                Option.ADDITIONAL_FIXED_TYPES,
                Option.STANDARD_FORMATS,
                Option.FLATTENED_ENUMS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.PLAIN_DEFINITION_KEYS,
                Option.ALLOF_CLEANUP_AT_THE_END);
    config
        .forTypesInGeneral()
        .withPropertySorter((one, other) -> Integer.compare(position(one), position(other)))
        .withDefinitionNamingStrategy((key, context) -> name(key.getType().getErasedType()))
        .withCustomDefinitionProvider(new Inline())
        .withSubtypeResolver(Shapes::parts)
        .withTypeAttributeOverride((node, scope, context) -> tag(node, scope));
    config
        .forFields()
        .withRequiredCheck(field -> annotation(field, Nullable.class) == null)
        .withNumberInclusiveMinimumResolver(Shapes::minimum)
        .withNumberExclusiveMinimumResolver(field -> annotation(field, Positive.class) == null ? null : BigDecimal.ZERO)
        .withNumberInclusiveMaximumResolver(Shapes::maximum)
        .withStringMinLengthResolver(field -> annotation(field, NotBlank.class) != null ? Integer.valueOf(1) : annotation(field, Text.class) instanceof Text text ? text.minLength() : null)
        .withStringMaxLengthResolver(field -> annotation(field, Size.class) instanceof Size size ? limit(size.max()) : annotation(field, Text.class) instanceof Text text ? limit(text.maxLength()) : null)
        .withStringPatternResolver(field -> annotation(field, Pattern.class) instanceof Pattern pattern ? pattern.regexp() : null)
        .withArrayMaxItemsResolver(field -> field.isContainerType() && annotation(field, Size.class) instanceof Size size ? limit(size.max()) : null);
    return config.build();
  }

  /** A map has no name that would tell anything, and JSON as it came is an object of any kind. */
  private static final class Inline implements CustomDefinitionProviderV2 {
    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(ResolvedType type, SchemaGenerationContext context) {
      if (type.isInstanceOf(JsonNode.class)) {
        ObjectNode any = Json.MAPPER.createObjectNode().put("type", "object").put("additionalProperties", true);
        return new CustomDefinition(any, CustomDefinition.INLINE_DEFINITION, CustomDefinition.INCLUDING_ATTRIBUTES);
      }
      if (!type.isInstanceOf(Map.class)) {
        return null;
      }
      ObjectNode node = context.createStandardDefinition(type, this);
      if (!node.has("additionalProperties")) {
        node.put("additionalProperties", true);
      }
      return new CustomDefinition(node, CustomDefinition.INLINE_DEFINITION, CustomDefinition.INCLUDING_ATTRIBUTES);
    }
  }

  /** {@code CoursesController.Page} is {@code CoursesPage}. */
  private static String name(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return around == null ? type.getSimpleName() : name(around).replaceFirst("Controller$", "") + type.getSimpleName();
  }

  private static @Nullable BigDecimal minimum(FieldScope field) {
    if (annotation(field, Min.class) instanceof Min min) {
      return BigDecimal.valueOf(min.value());
    }
    return annotation(field, Range.class) instanceof Range range && Double.isFinite(range.min()) ? number(range.min()) : null;
  }

  private static @Nullable BigDecimal maximum(FieldScope field) {
    if (annotation(field, Max.class) instanceof Max max) {
      return BigDecimal.valueOf(max.value());
    }
    return annotation(field, Range.class) instanceof Range range && Double.isFinite(range.max()) ? number(range.max()) : null;
  }

  private static BigDecimal number(double value) {
    return value == Math.rint(value) ? BigDecimal.valueOf((long) value) : BigDecimal.valueOf(value);
  }

  private static @Nullable Integer limit(int max) {
    return max == Integer.MAX_VALUE ? null : max;
  }

  /** Type-use annotations and those of the field, or of the entries while those are looked at. */
  private static <A extends Annotation> @Nullable A annotation(FieldScope field, Class<A> wanted) {
    if (field.isFakeContainerItemScope()) {
      return field.getContainerItemAnnotation(wanted);
    }
    A ofType = field.getRawMember().getAnnotatedType().getAnnotation(wanted);
    return ofType == null ? field.getRawMember().getAnnotation(wanted) : ofType;
  }

  private static int position(MemberScope<?, ?> member) {
    Class<?> type = member.getRawMember().getDeclaringClass();
    return type.isRecord() ? Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList().indexOf(member.getDeclaredName()) : 0;
  }

  private static @Nullable List<ResolvedType> parts(ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    return raw.isSealed() && raw.isInterface()
        ? Arrays.stream(raw.getPermittedSubclasses()).map(part -> context.getTypeContext().resolveSubtype(type, part)).toList()
        : null;
  }

  /** Parts of a sealed type carry their name, as {@link Json} writes it. */
  private static void tag(ObjectNode node, TypeScope scope) {
    Class<?> raw = scope.getType().getErasedType();
    if (raw.isRecord() && Arrays.stream(raw.getInterfaces()).anyMatch(Class::isSealed) && !Event.class.isAssignableFrom(raw)) {
      node.withObjectProperty("properties").putObject("is").put("const", raw.getSimpleName());
      node.withArrayProperty("required").insert(0, "is");
    }
  }
}
