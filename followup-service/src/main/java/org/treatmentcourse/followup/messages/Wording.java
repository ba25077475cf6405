package org.treatmentcourse.followup.messages;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.MessageKind;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Words;
import org.treatmentcourse.followup.course.Message;

/** Puts a reminder into words. */
final class Wording {
  private Wording() {}

  /**
   * @param language the patient's, BCP 47, or null; where the pack has none of it, the pack's own is taken
   * @param zone of the clinic, for what names none
   */
  static Letter letter(Message message, String address, @Nullable String language, ZoneId zone, FollowupPolicy.Messages terms) {
    Locale wanted = Locale.forLanguageTag(language == null ? terms.language() : language);
    Locale locale = terms.words().containsKey(wanted.getLanguage()) ? wanted : Locale.forLanguageTag(terms.language());
    Map<MessageKind, Words> words = Objects.requireNonNull(terms.words().get(locale.getLanguage()));
    Words own = Objects.requireNonNull(words.get(message.kind()));
    ZonedDateTime at = message.of().atZone(message.zone() == null ? zone : ZoneId.of(message.zone()));
    return new Letter(message.id(), address, locale.toLanguageTag(), filled(own.subject(), at, locale), filled(own.text(), at, locale));
  }

  private static String filled(String text, ZonedDateTime at, Locale locale) {
    return text.replace("{day}", DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(at))
        .replace("{time}", DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(at));
  }
}
