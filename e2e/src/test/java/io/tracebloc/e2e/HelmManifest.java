package io.tracebloc.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A {@code plugin.yaml} as Helm reads it ({@code style.md} C.3): a field it does not know ends the
 * load, and so does one that is there twice.
 *
 * @param fields what the manifest says
 */
record HelmManifest(Map<String, Object> fields) {
  private static final Set<String> OLD =
      Set.of(
          "name",
          "version",
          "usage",
          "description",
          "ignoreFlags",
          "platformCommand",
          "platformHooks",
          "downloaders",
          "command",
          "hooks");
  private static final Set<String> NEW =
      Set.of(
          "apiVersion",
          "type",
          "name",
          "version",
          "runtime",
          "sourceURL",
          "config",
          "runtimeConfig");
  private static final Set<String> CONFIG = Set.of("usage", "shortHelp", "longHelp", "ignoreFlags");
  private static final Set<String> RUNTIME_CONFIG =
      Set.of("platformCommand", "platformHooks", "expandHookArgs");
  private static final Set<String> PLATFORM = Set.of("os", "arch", "command", "args");

  /** Reads the format of both versions, as Helm 3 does. */
  static HelmManifest old(Path plugin) {
    var manifest = read(plugin);
    known(manifest.fields, OLD);
    if (manifest.fields.containsKey("platformCommand") && manifest.fields.containsKey("command")) {
      throw new IllegalArgumentException("both platformCommand and command are set");
    }
    return checked(manifest);
  }

  /** Reads the format of Helm 4. */
  static HelmManifest modern(Path plugin) {
    var manifest = read(plugin);
    known(manifest.fields, NEW);
    if (!List.of("v1", "cli/v1", "subprocess")
        .equals(
            List.of(
                manifest.text("apiVersion"), manifest.text("type"), manifest.text("runtime")))) {
      throw new IllegalArgumentException("not a command line plugin of format v1");
    }
    known(manifest.map("config"), CONFIG);
    known(manifest.map("runtimeConfig"), RUNTIME_CONFIG);
    return checked(manifest);
  }

  /** Reads either format, as Helm 4 does: one that names its version is of the new one. */
  static HelmManifest of(Path plugin) {
    return read(plugin).fields.containsKey("apiVersion") ? modern(plugin) : old(plugin);
  }

  private static HelmManifest checked(HelmManifest manifest) {
    if (!manifest.text("name").matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("invalid plugin name");
    }
    if (!manifest
        .text("version")
        .matches("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}([-+][0-9A-Za-z.+-]+)?")) {
      throw new IllegalArgumentException("version is not strict SemVer");
    }
    manifest.platforms().forEach(platform -> known(platform, PLATFORM));
    return manifest;
  }

  private static HelmManifest read(Path plugin) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      var text = Files.readString(plugin.resolve("plugin.yaml"));
      return new HelmManifest(new Yaml(options).load(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void known(Map<String, Object> fields, Set<String> names) {
    for (var name : fields.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException("unknown field \"" + name + "\"");
      }
    }
  }

  String text(String name) {
    return (String) fields.get(name);
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> map(String name) {
    return (Map<String, Object>) fields.get(name);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> platforms() {
    var config = fields.containsKey("runtimeConfig") ? map("runtimeConfig") : fields;
    return (List<Map<String, Object>>) config.get("platformCommand");
  }

  /** The command for a platform: that for system and processor, for the system, or for all. */
  Optional<String> command(String system, String processor) {
    return platform(system, processor)
        .or(() -> platform(system, ""))
        .or(() -> platform("", ""))
        .map(platform -> (String) platform.get("command"));
  }

  private Optional<Map<String, Object>> platform(String system, String processor) {
    return platforms().stream()
        .filter(
            platform ->
                platform.getOrDefault("os", "").equals(system)
                    && platform.getOrDefault("arch", "").equals(processor))
        .findFirst();
  }
}
