package org.treatmentcourse.local.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.JavaCommand;

/** Starts {@link EmbeddedBroker} as a child of this process. */
public final class BrokerProcess {

  private BrokerProcess() {}

  /** @return at once; the broker answers some seconds later, see {@link Topics#awaitBroker} */
  public static Child start(int port, Path folder, Path log) {
    return Child.start("broker",
        JavaCommand.ours(EmbeddedBroker.class, List.of("-Xmx320m"), List.of(Integer.toString(port), folder.toString())),
        Map.of(), log);
  }
}
