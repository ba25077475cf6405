package org.treatmentcourse.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Course ids: UUIDv5 in a secret namespace of the clinic over its course reference. Two systems that name the same course agree without a look-up,
 * and an id can't be turned back into a reference.
 */
public final class CourseIds {
  private final byte[] secret;

  /**
   * @param secret at least 16 bytes, the same in every service of an installation, for ever
   * @throws IllegalArgumentException if it is shorter
   */
  public CourseIds(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("the course id secret needs at least 16 bytes, got " + secret.length);
    }
    this.secret = secret.clone();
  }

  public String courseId(String clinic, String reference) {
    return uuid5(namespace(clinic), reference).toString();
  }

  private UUID namespace(String clinic) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      ByteBuffer bytes = ByteBuffer.wrap(mac.doFinal(clinic.getBytes(StandardCharsets.UTF_8)));
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }

  /** RFC 9562 version 5: SHA-1 over namespace and name. */
  public static UUID uuid5(UUID namespace, String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(ByteBuffer.allocate(16).putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits()).flip());
      byte[] hash = Arrays.copyOf(sha1.digest(name.getBytes(StandardCharsets.UTF_8)), 16);
      hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
      hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-1 is part of every JDK", e);
    }
  }
}
