package org.treatmentcourse.local.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.process.JavaCommand;

/**
 * An application that can be started.
 *
 * @param jar runnable with {@code java -jar}
 * @param cache AOT cache, null if there is none
 */
public record AppImage(Path jar, @Nullable Path cache) {

  /** The command line to run it on the JDK of this process. */
  public List<String> command() {
    List<String> command = new ArrayList<>(List.of(JavaCommand.java()));
    command.addAll(AppImages.FLAGS);
    if (cache != null) {
      command.add("-XX:AOTCache=" + cache);
    }
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
