package org.treatmentcourse.local.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An RSA key pair and the secret of course ids in one folder, and tokens signed with it (RS256). */
public final class LocalKeys {

  /** {@code iss} of every token. */
  public static final String ISSUER = "https://local.treatment-course";
  /** {@code aud} of every token. */
  public static final String AUDIENCE = "treatment-course";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path folder;
  private final PrivateKey key;

  private LocalKeys(Path folder, PrivateKey key) {
    this.folder = folder;
    this.key = key;
  }

  /** Reads what the folder holds and makes what it lacks. Private files are readable by their owner only. */
  public static LocalKeys in(Path folder) {
    try {
      SecretFiles.folder(folder);
      Path privateKey = folder.resolve("private.pem");
      Path publicKey = folder.resolve("public.pem");
      if (!Files.exists(privateKey) || !Files.exists(publicKey)) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        SecretFiles.write(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
      }
      Path secret = folder.resolve("course-id.secret");
      if (!Files.exists(secret)) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        SecretFiles.write(secret, HexFormat.of().formatHex(random));
      }
      return new LocalKeys(folder, read(privateKey));
    } catch (IOException e) {
      throw new UncheckedIOException("can't keep keys in " + folder, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no usable key pair in " + folder, e);
    }
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN " + kind + "-----\n" + PEM.encodeToString(der) + "\n-----END " + kind + "-----\n";
  }

  private static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
    String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
  }

  /** PEM, SubjectPublicKeyInfo. */
  public Path publicKeyFile() {
    return folder.resolve("public.pem");
  }

  /** 32 random bytes in hex: the namespace secret that course ids are derived with. */
  public Path courseIdSecretFile() {
    return folder.resolve("course-id.secret");
  }

  /** A token that a service shows to another, in a file that only its owner can read; made anew with each call. */
  public Path tokenFile(Role role, Duration life) {
    Path file = folder.resolve(role.claim() + ".token");
    try {
      SecretFiles.write(file, token(null, life, role));
    } catch (IOException e) {
      throw new UncheckedIOException("can't keep a token in " + folder, e);
    }
    return file;
  }

  /**
   * A bearer token.
   *
   * @param clinic the clinic it is good for, null for a role that belongs to no clinic (ops)
   * @param life from now; negative gives an expired token
   */
  public String token(@Nullable String clinic, Duration life, Role... roles) {
    List<String> claims = Arrays.stream(roles).map(Role::claim).toList();
    return token(String.join("+", claims), clinic, life, claims);
  }

  /** The same for a named person, whose name ends up in audit records. */
  public String token(String subject, @Nullable String clinic, Duration life, List<String> roles) {
    Instant now = Instant.now();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("sub", subject);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now.getEpochSecond() + Math.min(0, life.toSeconds() * 2));
    claims.put("exp", now.plus(life).getEpochSecond());
    if (clinic != null) {
      claims.put("clinic", clinic);
    }
    claims.put("roles", roles);
    String signed = encode(Map.of("alg", "RS256", "typ", "JWT")) + "." + encode(claims);
    return signed + "." + BASE64.encodeToString(sign(signed));
  }

  private static String encode(Map<String, ?> json) {
    return BASE64.encodeToString(JSON.writeValueAsBytes(json));
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK can't sign RS256", e);
    }
  }
}
