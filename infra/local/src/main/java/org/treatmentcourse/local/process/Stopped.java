package org.treatmentcourse.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until SIGSTOP has reached every thread: on a busy machine some go on for a moment. */
final class Stopped {

  private Stopped() {}

  /** @throws IllegalStateException when some thread still runs after {@code limit} */
  static void await(long pid, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!all(Path.of("/proc/" + pid + "/task"))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("process " + pid + " doesn't stop");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** True also where there is no such folder: then we can't know. */
  private static boolean all(Path tasks) {
    if (!Files.isDirectory(tasks)) {
      return true;
    }
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        String stat = Files.readString(thread.resolve("stat"));
        // pid (name) state …; the name may hold anything.
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    } catch (IOException threadEnded) {
      return false;
    }
  }
}
