package org.treatmentcourse.followup.messages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The symmetric signature of Standard Webhooks 1.0.0: HMAC-SHA256 over {@code id.timestamp.body}, in Base64 after {@code v1,}. */
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final int KEY_MIN = 24;
  private static final int KEY_MAX = 64;

  private final SecretKeySpec key;

  /** @param secret {@code whsec_} and 24 to 64 bytes in Base64 */
  Signature(String secret) {
    byte[] bytes = bytes(secret);
    if (bytes.length < KEY_MIN || bytes.length > KEY_MAX) {
      throw new IllegalArgumentException("a webhook secret has " + KEY_MIN + " to " + KEY_MAX + " bytes, this one " + bytes.length);
    }
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static byte[] bytes(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
    }
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }

  /** @param seconds of the epoch */
  String of(String id, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
    }
  }
}
