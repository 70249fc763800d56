package io.tracebloc.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the commands says what they declare. */
class CommandsPageTest {
  @Test
  void thePageIsUpToDate() throws IOException {
    Golden.assertSame(new CommandsPage().text(), Path.of("../docs/commands.md"));
  }
}
