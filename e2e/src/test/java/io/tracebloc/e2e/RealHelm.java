package io.tracebloc.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real Helm.
 *
 * @param program its path
 * @param plugin folder of the plugin, in the folder of all plugins
 */
record RealHelm(String program, Path plugin) implements Helm {
  @Override
  public Outcome run(Command shell, List<String> arguments) {
    var words = new ArrayList<>(List.of(program, "tracebloc"));
    words.addAll(arguments);
    return new Command(words, shell.folder(), shell.environment())
        .with("HELM_PLUGINS", plugin.getParent().toString())
        .run();
  }
}
