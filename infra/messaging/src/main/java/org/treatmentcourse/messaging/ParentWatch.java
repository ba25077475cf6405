package org.treatmentcourse.messaging;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends this process when its parent has died, so that a local system leaves nothing behind. */
final class ParentWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);

  private ParentWatch() {}

  static void over(@Nullable Long pid) {
    if (pid == null) {
      return;
    }
    ProcessHandle.of(pid)
        .ifPresentOrElse(
            parent ->
                parent
                    .onExit()
                    .thenRun(
                        () -> {
                          LOG.warn("the parent process {} has died; stopping", pid);
                          Runtime.getRuntime().exit(0);
                        }),
            () -> Runtime.getRuntime().exit(0));
  }
}
