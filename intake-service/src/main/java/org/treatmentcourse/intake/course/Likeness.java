package org.treatmentcourse.intake.course;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.treatmentcourse.contracts.ClinicEvent.Person;

/** What two courses of one person have in common, however it was typed. */
public enum Likeness {
  NAME_AND_BIRTH_DATE,
  EMAIL,
  PHONE;

  /** Fewer digits are an extension or a slip of the pen. */
  private static final int DIGITS_MIN = 7;

  private static final int DIGITS_WITH_COUNTRY = 11;

  /** Two persons are alike if they share a key; its beginning says in what. */
  static List<String> keys(Person person) {
    List<String> keys = new ArrayList<>();
    String name = letters(person.familyName());
    if (!name.isEmpty()) {
      keys.add(NAME_AND_BIRTH_DATE.key(name + "|" + person.birthDate()));
    }
    String email = person.email() == null ? "" : person.email().strip().toLowerCase(Locale.ROOT);
    if (!email.isEmpty()) {
      keys.add(EMAIL.key(email));
    }
    String digits = person.phone() == null ? "" : person.phone().replaceAll("[^0-9]", "");
    if (digits.length() >= DIGITS_MIN) {
      boolean country = digits.length() == DIGITS_WITH_COUNTRY && digits.startsWith("1");
      keys.add(PHONE.key(country ? digits.substring(1) : digits));
    }
    return keys;
  }

  static Likeness of(String key) {
    return valueOf(key.substring(0, key.indexOf(':')));
  }

  private String key(String value) {
    return name() + ":" + value;
  }

  private static String letters(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
  }
}
