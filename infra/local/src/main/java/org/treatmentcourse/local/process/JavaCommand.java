package org.treatmentcourse.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for children that run on the same JDK and class path as this process. */
public final class JavaCommand {

  private JavaCommand() {}

  /** The {@code java} of the JDK that runs this process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A main class of this class path that ends with this process, see {@link ParentWatch}. */
  public static List<String> ours(Class<?> main, List<String> jvm, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(jvm);
    command.addAll(List.of(
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-Dlogback.configurationFile=embedded-logback.xml",
        "-D" + ParentWatch.PROPERTY + "=stdin",
        "-cp", System.getProperty("java.class.path"),
        main.getName()));
    command.addAll(args);
    return command;
  }
}
