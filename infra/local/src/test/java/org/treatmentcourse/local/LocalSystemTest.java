package org.treatmentcourse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.JavaCommand;
import org.treatmentcourse.local.process.Ports;

class LocalSystemTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir
  Path temp;
  private final List<String> progress = new CopyOnWriteArrayList<>();

  private LocalSettings fake() throws IOException {
    Path jar = FakeService.jar(temp);
    return LocalSettings.of(temp, temp.resolve("data"))
        .services(List.of(new ServiceSpec("intake", jar, 8081), new ServiceSpec("dashboard", jar, 8080)))
        .topics(List.of(new NewTopic("intake.events", 2, (short) 1)))
        .given(Map.of())
        .progress(progress::add);
  }

  @Test
  void starts_store_broker_and_services_and_stops_them_all() throws Exception {
    List<Long> pids;
    try (LocalSystem system = LocalSystem.start(fake().simulation(true))) {
      assertThat(system.instances()).containsExactly("store", "broker", "dashboard", "intake");
      assertThat(get(system, system.addresses().url("intake"))).isEqualTo(system.addresses().kafkaBootstrap());
      assertThat(Addresses.running(system.data())).contains(system.addresses());
      assertThat(system.memory()).allSatisfy((name, mib) -> assertThat(mib).as(name).isBetween(15, 700));
      assertThat(system.data().resolve("logs/intake.log")).content().contains("mongodb://127.0.0.1", "simulation");
      assertThat(progress).anyMatch(line -> line.matches("broker ready in \\d+\\.\\d s"));
      pids = ProcessHandle.current().children().map(ProcessHandle::pid).toList();
      assertThat(pids).hasSizeGreaterThanOrEqualTo(4);
    }
    assertThat(Addresses.running(temp.resolve("data"))).isEmpty();
    // The shared backends of other tests of this JVM may live on.
    assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).flatMap(handle -> handle.info().commandLine())
        .filter(line -> line.contains(temp.toString())).isPresent());
  }

  @Test
  void starts_whatever_dies_again_on_the_same_port_and_counts() throws Exception {
    try (LocalSystem system = LocalSystem.start(fake())) {
      for (String name : system.instances()) {
        system.kill9(name);
      }
      for (String name : system.instances()) {
        await().atMost(SOON).until(() -> Integer.valueOf(1).equals(system.restarts().get(name)));
        system.awaitReady(name, SOON);
      }
      assertThat(get(system, system.addresses().url("intake"))).isNotBlank();
    }
  }

  @Test
  void what_is_stopped_or_kept_down_stays_down_until_started() throws Exception {
    try (LocalSystem system = LocalSystem.start(given())) {
      system.stop("intake");
      system.kill9AndKeepDown("dashboard");
      assertThat(system.memory()).containsEntry("intake", 0).containsEntry("dashboard", 0);
      system.start("intake");
      system.start("dashboard");
      system.awaitReady("intake", SOON);
      system.awaitReady("dashboard", SOON);
      assertThat(system.restarts().values()).containsOnly(0);
    }
  }

  @Test
  void a_suspended_service_is_left_alone_and_answers_again_after_resume() throws Exception {
    try (LocalSystem system = LocalSystem.start(given())) {
      system.suspend("intake");
      assertThatThrownBy(() -> system.awaitReady("intake", Duration.ofSeconds(3)))
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("intake.log");
      system.resume("intake");
      system.awaitReady("intake", SOON);
      assertThat(system.restarts()).containsEntry("intake", 0);
      system.suspend("dashboard");
    }
  }

  @Test
  void a_second_instance_runs_beside_the_first_and_a_taken_port_is_avoided() throws Exception {
    try (var taken = new ServerSocket(Ports.free());
        LocalSystem system = LocalSystem.start(given().services(
            List.of(new ServiceSpec("intake", FakeService.jar(temp), taken.getLocalPort()))))) {
      assertThat(system.addresses().url("intake")).doesNotContain(":" + taken.getLocalPort());
      String extra = system.startExtra("intake");
      assertThat(extra).isEqualTo("intake-2");
      assertThat(system.addresses().management()).containsKeys("intake", "intake-2");
      assertThat(system.addresses().management().get("intake-2")).isNotEqualTo(system.addresses().management().get("intake"));
    }
  }

  @Test
  void refuses_a_data_folder_that_is_in_use_and_a_service_that_was_not_built() throws Exception {
    try (LocalSystem system = LocalSystem.start(given())) {
      assertThat(system.instances()).containsExactly("dashboard", "intake");
      LocalSettings same = given();
      assertThatThrownBy(() -> LocalSystem.start(same)).hasMessageContaining("another local system");
    }
    LocalSettings missing = given().services(List.of(new ServiceSpec("intake", temp.resolve("no.jar"), 8081)));
    assertThatThrownBy(() -> LocalSystem.start(missing)).hasMessageContaining("no.jar is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIGTERM", "SIGKILL"})
  void nothing_is_left_behind_when_the_parent_gets(String signal) throws Exception {
    Path jar = FakeService.jar(temp);
    Child parent = Child.start("parent",
        JavaCommand.ours(ParentProgram.class, List.of(), List.of(temp.resolve("data").toString(), jar.toString())),
        Map.of(), temp.resolve("parent.log"));
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(temp.resolve("parent.log")).contains("running"));
    List<ProcessHandle> children = ProcessHandle.of(parent.pid()).orElseThrow().descendants().toList();
    assertThat(children).hasSize(3);
    if (signal.equals("SIGKILL")) {
      parent.kill9();
    } else {
      parent.stop(SOON);
    }
    await().atMost(SOON).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private LocalSettings given() throws IOException {
    return fake().given(Map.of("MONGODB_URI", "mongodb://given/", "KAFKA_BOOTSTRAP", Backends.shared().kafkaBootstrap()));
  }

  private static String get(LocalSystem system, String url) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(url))
          .header("Authorization", "Bearer " + system.keys().token("c1", Duration.ofMinutes(1), Role.NURSE)).build(),
          HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
