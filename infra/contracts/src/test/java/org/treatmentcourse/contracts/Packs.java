package org.treatmentcourse.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.treatmentcourse.contracts.policy.Pack;

/** The policy packs that exist, found by name: {@code intake} has {@code IntakePolicy}. */
public final class Packs {
  private Packs() {}

  public static Map<String, Class<? extends Pack>> present() {
    Map<String, Class<? extends Pack>> packs = new TreeMap<>();
    Arrays.stream(Service.values()).forEach(service -> find(service).ifPresent(pack -> packs.put(service.key(), pack)));
    return packs;
  }

  private static Optional<Class<? extends Pack>> find(Service service) {
    String key = service.key();
    String name = Pack.class.getPackageName() + "." + Character.toUpperCase(key.charAt(0)) + key.substring(1) + "Policy";
    try {
      return Optional.of(Class.forName(name).asSubclass(Pack.class));
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    }
  }
}
