package org.treatmentcourse.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of a controller's method beyond what its signature does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
  /** One sentence for those who call. */
  String value();

  /** Id in the document; the name of the method where it is the only one of that name. */
  String id() default "";

  /** Body of a success where the signature leaves it open. A command that names none answers {@link Door.Done}. */
  Class<?> answer() default Void.class;

  /** Whether {@code If-None-Match} is answered with 304. */
  boolean versioned() default false;

  /** Reasons of a 409 that callers meet. */
  String[] refuses() default {};

  /** Enums of which every name is such a reason too. */
  Class<? extends Enum<?>>[] refusesAny() default {};

  /** Status of a success. */
  int status() default 200;

  /** Media type of a success where the mapping leaves it open. */
  String produces() default "application/json";

  /** Media types of the body. */
  String[] bodies() default {"application/json"};
}
