package org.treatmentcourse.local.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.JavaCommand;

/** Starts {@link EmbeddedStore} as a child of this process. */
public final class StoreProcess {

  private StoreProcess() {}

  /** @return at once; the store accepts connections about half a second later */
  public static Child start(int port, Path file, Path log) {
    return Child.start("store",
        JavaCommand.ours(EmbeddedStore.class, List.of("-Xmx384m"), List.of(Integer.toString(port), file.toString())),
        Map.of(), log);
  }

  /** Connection string without a database. */
  public static String uri(int port) {
    return "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
  }
}
