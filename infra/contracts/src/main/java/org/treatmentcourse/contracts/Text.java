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

  /** A code of ours or of a coding system: no free text fits in. */
  String CODE = "^[A-Z0-9][A-Z0-9_.-]*$";

  /** A BCP 47 tag as far as clinics use it: language, perhaps script and region. */
  String LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$";

  int minLength() default 1;

  /** In code points. */
  int maxLength() default Integer.MAX_VALUE;

  /** A regular expression over the whole string, {@code ^} and {@code $} included; none if empty. */
  String pattern() default "";
}
