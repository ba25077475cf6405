package org.treatmentcourse.local.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when its parent ends, however the parent ends: the parent holds the other end of standard input,
 * and the operating system closes it even after {@code kill -9}.
 */
public final class ParentWatch {

  /** Set on the command line of a child; without it (started by hand) nothing is watched. */
  public static final String PROPERTY = "treatmentcourse.parent";

  private ParentWatch() {}

  /** Starts watching, if the parent asked for it. */
  public static void exitWithParent() {
    if (System.getProperty(PROPERTY) != null) {
      Thread.ofPlatform().daemon().name("parent watch").start(() -> {
        awaitEnd(System.in);
        Runtime.getRuntime().exit(0);
      });
    }
  }

  private static void awaitEnd(InputStream pipe) {
    try {
      while (pipe.read() >= 0) {
        // Nothing is ever sent; only the end matters.
      }
    } catch (IOException broken) {
      System.err.println("parent is gone: " + broken.getMessage());
    }
  }
}
