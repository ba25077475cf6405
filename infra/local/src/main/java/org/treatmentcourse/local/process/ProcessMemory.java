package org.treatmentcourse.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that a process holds, as the operating system sees it. */
public final class ProcessMemory {

  private ProcessMemory() {}

  /** Resident set in MiB; 0 when the process is gone. */
  public static long residentMiB(long pid) {
    try {
      Path status = Path.of("/proc/" + pid + "/status");
      if (Files.exists(Path.of("/proc/self/status"))) {
        return Files.exists(status) ? fromStatus(Files.readString(status)) : 0;
      }
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return kib.isEmpty() ? 0 : Long.parseLong(kib) / 1024;
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the memory of process " + pid, e);
    }
  }

  private static long fromStatus(String status) {
    return status.lines().filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
  }
}
