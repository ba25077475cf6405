package org.treatmentcourse.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shape of a string on the wire. Goes into the JSON Schema as {@code minLength}, {@code maxLength} and {@code pattern}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Text {
  /** A clinic's id: part of topic names, so nothing but these characters. */
  String CLINIC_ID = "^[a-z0-9-]{1,40}$";

  int minLength() default 1;

  /** In code points. */
  int maxLength() default Integer.MAX_VALUE;

  /** A regular expression over the whole string, {@code ^} and {@code $} included; none if empty. */
  String pattern() default "";
}
