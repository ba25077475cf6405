package org.treatmentcourse.dashboard;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.dashboard.outcomes.SmallCounts;
import org.treatmentcourse.dashboard.page.BrowserRules;
import org.treatmentcourse.dashboard.row.Row;
import org.treatmentcourse.dashboard.stream.Board;
import org.treatmentcourse.dashboard.timeline.RebuildEndpoint;
import org.treatmentcourse.dashboard.timeline.Timelines;
import org.treatmentcourse.dashboard.upstream.Upstream;
import org.treatmentcourse.dashboard.upstream.Upstreams;
import org.treatmentcourse.messaging.Behaviour;
import org.treatmentcourse.messaging.Chore;
import org.treatmentcourse.messaging.StoreIndex;
import org.treatmentcourse.web.Guard;
import org.treatmentcourse.web.SecurityAutoConfiguration.PublicPaths;

/** What is heard, and the parts of the process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DashboardProperties.class)
public class DashboardWiring {
  private static final List<String> PAGE = List.of("/", "/index.html", "/favicon.svg", "/app/*");

  @Bean
  Behaviour<Row> rowBehaviour() {
    return behaviour();
  }

  /** Every type that the catalogue says the dashboard hears; which part takes it in is decided by sealed types, so none can be forgotten. */
  static Behaviour<Row> behaviour() {
    Behaviour.Builder<Row> builder = Behaviour.of(Service.DASHBOARD, Row.class, Row::initial);
    Catalogue.all().stream()
        .filter(type -> type.heardBy().contains(Service.DASHBOARD))
        .map(EventType::record)
        .forEach(record -> builder.on(record.asSubclass(ServiceEvent.class), Row::hear));
    return builder.build();
  }

  @Bean
  Board board(@Value("${spring.cloud.stream.kafka.binder.brokers}") String bootstrap) {
    return new Board(bootstrap);
  }

  @Bean
  Upstreams upstreams(DashboardProperties properties, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, TimeLimiterRegistry limits) {
    Map<Service, Upstream> services = new EnumMap<>(Service.class);
    Map<Service, Upstream> managements = new EnumMap<>(Service.class);
    properties.services().forEach(
        (service, at) -> {
          if (at.url() != null) {
            services.put(service, new Upstream(at.url(), Guard.of(service.key(), breakers, bulkheads, limits)));
          }
          if (at.management() != null) {
            managements.put(service, new Upstream(at.management(), Guard.of(service.key() + "-management", breakers, bulkheads, limits)));
          }
        });
    return new Upstreams(services, managements);
  }

  @Bean
  SmallCounts smallCounts(DashboardProperties properties) {
    return new SmallCounts(properties.smallestCount());
  }

  @Bean
  Timelines timelines(@Value("${spring.cloud.stream.kafka.binder.brokers}") String bootstrap, MongoTemplate mongo) {
    return new Timelines(bootstrap, mongo);
  }

  @Bean
  Chore followTheLog(Timelines timelines) {
    return new Chore("timelines", Duration.ofMillis(500), timelines::look);
  }

  @Bean
  RebuildEndpoint rebuildEndpoint(Timelines timelines) {
    return new RebuildEndpoint(timelines);
  }

  @Bean
  PublicPaths publicPaths() {
    return new PublicPaths(PAGE);
  }

  @Bean
  BrowserRules browserRules() {
    return new BrowserRules();
  }

  @Bean
  StoreIndex boardDays() {
    return StoreIndex.on("clinic", "state.heard.series.sessions.booking.date");
  }

  @Bean
  StoreIndex stageLists() {
    return StoreIndex.on("clinic", "state.found.stage", "_id");
  }
}
