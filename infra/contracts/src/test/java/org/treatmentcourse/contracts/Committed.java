package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** Files that are made from the code and committed, so that a change of the wire is seen in review. */
final class Committed {
  /** Run in the root of the project. */
  static final String COMMAND = "mvn -pl infra/contracts test -Dtest='SchemasTest,DocumentsTest' -Dcontracts.write=true";

  private static final boolean WRITE = Boolean.getBoolean("contracts.write");
  private static final ObjectWriter PRETTY =
      Json.MAPPER
          .writer()
          .with(
          new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private Committed() {}

  static void compare(Path file, JsonNode generated) throws IOException {
    compare(file, PRETTY.writeValueAsString(generated) + "\n");
  }

  static void compare(Path file, String generated) throws IOException {
    if (WRITE) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, generated);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s differs from what the code says. If the change is meant and additive, write it anew: %s", file, COMMAND)
        .isEqualTo(generated);
  }
}
