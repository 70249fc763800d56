package io.tracebloc.distribution;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code scripts/install} of this checkout.
 *
 * @param environment what runs it, and where
 */
record InstallScript(Shell environment) {
  static final Path FILE =
      Path.of(System.getProperty("project"), "scripts/install").toAbsolutePath().normalize();

  /** Runs it by a shell that may have arguments of its own, as {@code busybox sh}. */
  Shell.Outcome by(String shell, Object... arguments) throws Exception {
    var program = shell.split(" ", -1)[0];
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin", program))
            || Files.isExecutable(Path.of("/bin", program)),
        program + " is not here");
    var words = new ArrayList<Object>(List.of(shell.split(" ", -1)));
    words.add(FILE);
    words.addAll(List.of(arguments));
    return environment.run(words.toArray());
  }

  Shell.Outcome run(Object... arguments) throws Exception {
    return by("sh", arguments);
  }

  /** All that is below a folder, links as well, by their names from there. */
  static Set<String> below(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var names = new TreeSet<String>();
      files.map(file -> folder.relativize(file).toString()).forEach(names::add);
      names.remove("");
      return names;
    }
  }
}
