package org.treatmentcourse.local.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;

/** Bearer tokens by role, made anew before they expire. */
final class Tokens {

  private static final Duration LIFE = Duration.ofHours(1);

  private final LocalKeys keys;
  private final @Nullable String clinic;
  private final Map<Role, Token> tokens = new ConcurrentHashMap<>();

  private record Token(String text, Instant renewAt) {}

  Tokens(LocalKeys keys, @Nullable String clinic) {
    this.keys = keys;
    this.clinic = clinic;
  }

  String of(Role role) {
    Token token = tokens.compute(role, (r, old) -> old != null && Instant.now().isBefore(old.renewAt()) ? old : make(r));
    return token.text();
  }

  private Token make(Role role) {
    return new Token(keys.token(role == Role.OPS ? null : clinic, LIFE, role), Instant.now().plus(LIFE.dividedBy(2)));
  }
}
