package org.treatmentcourse.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running child process: its output goes to a log file, its standard input is a pipe that only shows we live. */
public final class Child {

  private final String name;
  private final Process process;
  private final Path log;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * @param env added to the environment of this process
   * @param log created if absent, appended to otherwise
   */
  public static Child start(String name, List<String> command, Map<String, String> env, Path log) {
    try {
      Path folder = log.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      // Ctrl-C reaches the whole process group; the parent stops its children in order, so they ignore it.
      List<String> deaf = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", name));
      deaf.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(deaf)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(env);
      return new Child(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + name, e);
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public Path log() {
    return log;
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Calls {@code then} with this child when the process has ended, from another thread. */
  public void onExit(Consumer<Child> then) {
    Thread.ofVirtual().name(name + " watch").start(() -> {
      process.onExit().join();
      then.accept(this);
    });
  }

  /** @return 128 + signal number after a signal */
  public int exitValue() {
    return process.exitValue();
  }

  /** SIGKILL; returns when the process is gone. */
  public void kill9() {
    process.destroyForcibly();
    await(Duration.ofSeconds(10));
  }

  /** SIGTERM; SIGKILL if it still lives after {@code grace}. */
  public void stop(Duration grace) {
    process.destroy();
    if (!await(grace)) {
      kill9();
    }
  }

  /** SIGSTOP: the process keeps its sockets and does nothing until {@link #resume()}; returns when it has stopped. */
  public void suspend() {
    signal("STOP");
    try {
      Stopped.await(process.pid(), Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    run("send " + signal, "kill", "-" + signal, Long.toString(process.pid()));
  }

  /** From now on nothing that it writes gets to any file, as on a full disk, until it ends. Linux only. */
  public void fullDisk() {
    run("fill the disk", "prlimit", "--pid", Long.toString(process.pid()), "--fsize=0:");
  }

  private void run(String what, String... command) {
    try {
      Process run = new ProcessBuilder(command).inheritIO().start();
      if (run.waitFor() != 0) {
        throw new IllegalStateException("can't " + what + ": " + name + ", pid " + process.pid());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + what + ", " + name, e);
    }
  }

  /** @return false when it still runs after {@code limit} */
  public boolean await(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
