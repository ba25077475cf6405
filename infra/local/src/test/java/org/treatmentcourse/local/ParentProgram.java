package org.treatmentcourse.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a system until it is killed. */
final class ParentProgram {

  private ParentProgram() {}

  public static void main(String[] args) throws InterruptedException {
    LocalSystem.start(LocalSettings.of(Path.of(""), Path.of(args[0]))
        .services(List.of(new ServiceSpec("intake", Path.of(args[1]), 8081)))
        .given(Map.of()).progress(System.out::println));
    System.out.println("running");
    Thread.currentThread().join();
  }
}
