package org.treatmentcourse.contracts;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema of a record. What {@code @Nullable}, {@link Range}, {@link Text} and {@link Size} say is in it. */
final class Schemas {
  private final SchemaGenerator closed = generator(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
  private final SchemaGenerator open = generator();

  /** For what people and other systems write: an unknown property is a mistake. */
  ObjectNode closed(String name, Class<?> record) {
    return titled(name, closed.generateSchema(record));
  }

  /** For what our own services write: a newer one may add fields. */
  ObjectNode open(String name, Class<?> record) {
    return titled(name, open.generateSchema(record));
  }

  private static ObjectNode titled(String name, ObjectNode schema) {
    ObjectNode result = schema.objectNode();
    result.set("$schema", schema.remove("$schema"));
    result.put("title", name);
    return result.setAll(schema);
  }

  private static SchemaGenerator generator(Option... more) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(Json.MAPPER, SchemaVersion.DRAFT_2020_12, new OptionPreset())
            .with(
                Option.SCHEMA_VERSION_INDICATOR,
                Option.ADDITIONAL_FIXED_TYPES,
                Option.STANDARD_FORMATS,
                Option.FLATTENED_ENUMS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.PLAIN_DEFINITION_KEYS,
                Option.ALLOF_CLEANUP_AT_THE_END);
    for (Option option : more) {
      config.with(option);
    }
    config
        .forTypesInGeneral()
        .withPropertySorter((one, other) -> Integer.compare(position(one), position(other)))
        .withCustomDefinitionProvider((type, context) -> type.getErasedType() == LocalTime.class ? localTime(context) : null)
        .withSubtypeResolver(Schemas::parts)
        .withTypeAttributeOverride((node, scope, context) -> tag(node, scope));
    config
        .forFields()
        .withRequiredCheck(field -> annotation(field, Nullable.class) == null)
        .withNumberInclusiveMinimumResolver(field -> annotation(field, Range.class) instanceof Range range ? number(range.min()) : null)
        .withNumberInclusiveMaximumResolver(field -> annotation(field, Range.class) instanceof Range range ? number(range.max()) : null)
        .withStringMinLengthResolver(field -> annotation(field, Text.class) instanceof Text text ? text.minLength() : null)
        .withStringMaxLengthResolver(field -> annotation(field, Text.class) instanceof Text text ? limit(text.maxLength()) : null)
        .withStringPatternResolver(field -> annotation(field, Text.class) instanceof Text text && !text.pattern().isEmpty() ? text.pattern() : null)
        .withArrayMaxItemsResolver(field -> isArray(field) && annotation(field, Size.class) instanceof Size size ? limit(size.max()) : null)
        .withArrayMinItemsResolver(
            field -> isArray(field) && annotation(field, Size.class) instanceof Size size && size.min() > 0 ? size.min() : null)
        .withArrayUniqueItemsResolver(field -> Set.class.isAssignableFrom(field.getType().getErasedType()) ? true : null)
        .withInstanceAttributeOverride((node, field, context) -> keys(node, field));
    return new SchemaGenerator(config.build());
  }

  /** Type-use annotations of the component itself, or of the entries while those are looked at. */
  private static <A extends Annotation> @Nullable A annotation(FieldScope field, Class<A> wanted) {
    return field.isFakeContainerItemScope()
        ? field.getContainerItemAnnotation(wanted)
        : field.getRawMember().getAnnotatedType().getAnnotation(wanted);
  }

  private static boolean isArray(FieldScope field) {
    return field.isContainerType();
  }

  private static int position(MemberScope<?, ?> member) {
    Class<?> type = member.getRawMember().getDeclaringClass();
    return type.isRecord() ? Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList().indexOf(member.getDeclaredName()) : 0;
  }

  /** The standard format {@code time} wants an offset, which a wall time has not. */
  private static CustomDefinition localTime(SchemaGenerationContext context) {
    ObjectNode node = context.getGeneratorConfig().createObjectNode();
    node.put("type", "string").put("format", "time-local").put("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$");
    return new CustomDefinition(node, CustomDefinition.INLINE_DEFINITION, CustomDefinition.INCLUDING_ATTRIBUTES);
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
    boolean part = raw.isRecord() && Arrays.stream(raw.getInterfaces()).anyMatch(Class::isSealed) && !Event.class.isAssignableFrom(raw);
    if (part) {
      ObjectNode properties = node.objectNode();
      properties.putObject("is").put("const", raw.getSimpleName());
      properties.setAll(node.withObjectProperty("properties"));
      node.set("properties", properties);
      node.withArrayProperty("required").insert(0, "is");
    }
  }

  private static void keys(ObjectNode node, FieldScope field) {
    ResolvedType type = field.getType();
    if (field.isFakeContainerItemScope() || !Map.class.isAssignableFrom(type.getErasedType())) {
      return;
    }
    Class<?> key = type.typeParametersFor(Map.class).getFirst().getErasedType();
    if (key.isEnum()) {
      Arrays.stream(key.getEnumConstants()).forEach(each -> node.withObjectProperty("propertyNames").withArrayProperty("enum").add(each.toString()));
    }
    if (annotation(field, Size.class) instanceof Size size) {
      node.put("maxProperties", size.max());
      if (size.min() > 0) {
        node.put("minProperties", size.min());
      }
    }
  }

  private static @Nullable Integer limit(int max) {
    return max == Integer.MAX_VALUE ? null : max;
  }

  private static @Nullable BigDecimal number(double value) {
    if (Double.isInfinite(value)) {
      return null;
    }
    return value == Math.rint(value) ? BigDecimal.valueOf((long) value) : BigDecimal.valueOf(value);
  }
}
