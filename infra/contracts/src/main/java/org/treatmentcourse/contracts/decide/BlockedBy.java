package org.treatmentcourse.contracts.decide;

import java.util.EnumMap;
import java.util.Map;
import org.treatmentcourse.contracts.Service;

/**
 * Services in which something of a course is parked. Raising and lifting travel on two streams; any order of the two leads to the same.
 *
 * @param services those that ever said so
 */
public record BlockedBy(Map<Service, Numbers> services) {
  public static final BlockedBy NOBODY = new BlockedBy(Map.of());

  public BlockedBy {
    services = Map.copyOf(services);
  }

  /** Highest number raised and lifted; 0 for none. */
  public record Numbers(int raised, int lifted) {}

  public boolean any() {
    return services.keySet().stream().anyMatch(this::by);
  }

  public boolean by(Service service) {
    Numbers numbers = of(service);
    return numbers.raised() > numbers.lifted();
  }

  public BlockedBy raised(Service by, int number) {
    Numbers before = of(by);
    return with(by, new Numbers(Math.max(before.raised(), number), before.lifted()));
  }

  public BlockedBy lifted(Service by, int upTo) {
    Numbers before = of(by);
    return with(by, new Numbers(before.raised(), Math.max(before.lifted(), upTo)));
  }

  private Numbers of(Service service) {
    return services.getOrDefault(service, new Numbers(0, 0));
  }

  private BlockedBy with(Service service, Numbers numbers) {
    Map<Service, Numbers> next = new EnumMap<>(Service.class);
    next.putAll(services);
    next.put(service, numbers);
    return new BlockedBy(next);
  }
}
