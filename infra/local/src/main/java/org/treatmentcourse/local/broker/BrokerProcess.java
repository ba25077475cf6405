package org.treatmentcourse.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.JavaCommand;

/** Starts {@link EmbeddedBroker} as a child of this process. */
public final class BrokerProcess {

  private BrokerProcess() {}

  /**
   * @param advertised where clients are told to connect to; the port, unless something lies in between
   * @return at once; the broker answers some seconds later, see {@link #awaitReady}
   */
  public static Child start(int port, int advertised, Path folder, Path log) {
    return Child.start("broker",
        JavaCommand.ours(EmbeddedBroker.class, List.of("-Xmx320m"), List.of(Integer.toString(port), Integer.toString(advertised), folder.toString())),
        Map.of(), log);
  }

  /**
   * Returns when the broker of this data folder answers at that address.
   *
   * @throws IllegalStateException when another one does, or none within {@code limit}
   */
  public static void awaitReady(String bootstrap, Path folder, Duration limit) {
    String answers = Topics.awaitBroker(bootstrap, limit);
    try {
      if (!answers.equals(Files.readString(EmbeddedBroker.clusterIdFile(folder)).strip())) {
        throw new IllegalStateException("at " + bootstrap + " answers another broker than that of " + folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the broker of " + folder + " never ran", e);
    }
  }
}
