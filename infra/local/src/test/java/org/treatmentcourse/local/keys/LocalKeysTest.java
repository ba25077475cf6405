package org.treatmentcourse.local.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalKeysTest {

  @TempDir
  Path temp;

  @Test
  void a_token_verifies_with_the_public_key_and_carries_clinic_and_roles() throws Exception {
    LocalKeys keys = LocalKeys.in(temp.resolve("keys"));

    String token = keys.token("c1", Duration.ofHours(1), Role.NURSE, Role.CLINIC_SYSTEM);

    assertThat(verifies(token, keys.publicKeyFile())).isTrue();
    JsonNode claims = claims(token);
    assertThat(claims.get("iss").asString()).isEqualTo(LocalKeys.ISSUER);
    assertThat(claims.get("aud").asString()).isEqualTo(LocalKeys.AUDIENCE);
    assertThat(claims.get("clinic").asString()).isEqualTo("c1");
    assertThat(claims.get("roles").valueStream().map(JsonNode::asString)).containsExactly("nurse", "clinic-system");
    assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
  }

  @Test
  void a_token_without_a_clinic_has_no_clinic_claim() {
    assertThat(claims(LocalKeys.in(temp.resolve("keys")).token(null, Duration.ofHours(1), Role.OPS)).has("clinic"))
        .isFalse();
  }

  @Test
  void an_expired_token_can_be_made_for_tests() {
    JsonNode claims = claims(LocalKeys.in(temp.resolve("keys")).token("c1", Duration.ofMinutes(-10), Role.OPS));
    assertThat(claims.get("exp").asLong()).isLessThan(Instant.now().getEpochSecond() - 590);
    assertThat(claims.get("iat").asLong()).isLessThan(claims.get("exp").asLong());
  }

  @Test
  void a_second_start_uses_the_same_keys() throws Exception {
    String token = LocalKeys.in(temp.resolve("keys")).token("c1", Duration.ofHours(1), Role.ADMIN);
    String secret = Files.readString(LocalKeys.in(temp.resolve("keys")).courseIdSecretFile());
    LocalKeys again = LocalKeys.in(temp.resolve("keys"));
    assertThat(verifies(token, again.publicKeyFile())).isTrue();
    assertThat(Files.readString(again.courseIdSecretFile())).isEqualTo(secret).matches("[0-9a-f]{64}");
  }

  @Test
  void only_the_owner_can_read_what_is_secret() throws Exception {
    LocalKeys keys = LocalKeys.in(temp.resolve("keys"));
    for (Path secret : List.of(temp.resolve("keys/private.pem"), keys.courseIdSecretFile())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
    }
  }

  private static JsonNode claims(String token) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  private static boolean verifies(String token, Path pem) throws Exception {
    byte[] der = Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    int dot = token.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key);
    signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
  }
}
