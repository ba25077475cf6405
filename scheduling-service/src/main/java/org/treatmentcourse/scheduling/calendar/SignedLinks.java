package org.treatmentcourse.scheduling.calendar;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes and reads tokens that stand for one feed until a moment in real time. Nobody but an instance with the secret can make one. */
public final class SignedLinks {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final byte[] key;

  /** @param secret of the installation; the key is derived from it, for this use only */
  public SignedLinks(byte[] secret) {
    this.key = hmac(secret, "calendar links");
  }

  /** @param id of a course or a site */
  record Feed(Kind kind, String clinic, String id, Instant expires) {}

  enum Kind {
    COURSE,
    SITE
  }

  String token(Feed feed) {
    String payload = feed.kind() + "/" + feed.clinic() + "/" + feed.id() + "/" + feed.expires().getEpochSecond();
    return ENCODER.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + "." + ENCODER.encodeToString(hmac(key, payload));
  }

  /** Empty unless it was made here and has not been changed; whether it has run out is for the caller to see. */
  Optional<Feed> read(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      String payload = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(hmac(key, payload), Base64.getUrlDecoder().decode(parts[1]))) {
        return Optional.empty();
      }
      String[] fields = payload.split("/", -1);
      return Optional.of(new Feed(Kind.valueOf(fields[0]), fields[1], fields[2], Instant.ofEpochSecond(Long.parseLong(fields[3]))));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }
}
