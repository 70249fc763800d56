package io.tracebloc.distribution.krew;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What krew and the checks of its index demand of a manifest ({@code style.md} C.2). Fields that
 * krew would pass over are complaints too: they are mistakes.
 *
 * @param complaints what is wrong, in words
 */
record KrewRules(List<String> complaints) {
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  /** What krew runs on. */
  private static final List<Map<String, String>> MACHINES =
      machines(
          "windows/386 windows/amd64 windows/arm64 linux/386 linux/amd64 linux/arm linux/arm64"
              + " linux/ppc64le darwin/386 darwin/amd64 darwin/arm64");

  private static List<Map<String, String>> machines(String names) {
    return List.of(names.split(" ", -1)).stream()
        .map(name -> name.split("/", -1))
        .map(parts -> Map.of("os", parts[0], "arch", parts[1]))
        .toList();
  }

  /**
   * Applies all rules.
   *
   * @param file the manifest's file name
   */
  static List<String> check(String file, String text) {
    var rules = new KrewRules(new ArrayList<>());
    rules.manifest(file, read(text));
    return rules.complaints;
  }

  /** The manifest as a map; a key that is there twice ends the load. */
  static Map<String, Object> read(String text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(options).load(text);
  }

  private void manifest(String file, Map<String, Object> manifest) {
    known(manifest, Set.of("apiVersion", "kind", "metadata", "spec"));
    expect(
        "krew.googlecontainertools.github.com/v1alpha2".equals(manifest.get("apiVersion")),
        "apiVersion");
    expect("Plugin".equals(manifest.get("kind")), "kind");
    var metadata = map(manifest, "metadata");
    known(metadata, Set.of("name"));
    name(text(metadata, "name"), file);
    specification(map(manifest, "spec"));
  }

  private void name(String name, String file) {
    expect(file.equals(name + ".yaml"), "the file is not named after the plugin");
    expect(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), "name is not lower case with hyphens");
    expect(!name.startsWith("kube-"), "name begins with kube-");
    expect(!DEVICES.contains(name) && !name.matches("(com|lpt)[1-9]"), "name of a Windows device");
  }

  private void specification(Map<String, Object> specification) {
    known(
        specification,
        Set.of("version", "homepage", "shortDescription", "description", "caveats", "platforms"));
    expect(
        text(specification, "version")
            .matches("v(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}(-[0-9A-Za-z.-]+)?"),
        "version is not semantic with a leading v");
    expect(text(specification, "homepage").matches("https://\\S+"), "homepage");
    var summary = text(specification, "shortDescription");
    expect(summary.matches("[^\\r\\n]+"), "shortDescription is not one line");
    expect(summary.length() <= 50 && !summary.endsWith("."), "shortDescription is not a few words");
    expect(!text(specification, "description").contains("Usage:"), "description lists commands");
    var platforms = maps(specification, "platforms");
    expect(!platforms.isEmpty(), "no platform");
    platforms.forEach(this::platform);
    overlaps(platforms);
  }

  private void platform(Map<String, Object> platform) {
    known(platform, Set.of("uri", "sha256", "selector", "files", "bin"));
    expect(text(platform, "uri").matches("https://\\S+"), "uri");
    expect(text(platform, "sha256").matches("[a-f0-9]{64}"), "sha256");
    var bin = text(platform, "bin");
    expect(!bin.isEmpty() && isInside(bin), "bin");
    if (platform.containsKey("files")) {
      expect(!maps(platform, "files").isEmpty(), "files is there, but empty");
      for (var operation : maps(platform, "files")) {
        known(operation, Set.of("from", "to"));
        expect(!text(operation, "from").isEmpty(), "from");
        expect(isInside(text(operation, "to")), "to is not a clean path inside the folder");
      }
    }
    selector(platform);
  }

  private void selector(Map<String, Object> platform) {
    var labels = map(map(platform, "selector"), "matchLabels");
    known(map(platform, "selector"), Set.of("matchLabels"));
    known(labels, Set.of("os", "arch"));
    expect(!labels.isEmpty(), "selector is empty");
    expect(MACHINES.stream().anyMatch(machine -> fits(platform, machine)), "selector fits nothing");
    if ("windows".equals(labels.get("os"))) {
      expect(text(platform, "bin").endsWith(".exe"), "only an .exe runs on Windows");
    }
  }

  private void overlaps(List<Map<String, Object>> platforms) {
    for (var machine : MACHINES) {
      expect(
          platforms.stream().filter(platform -> fits(platform, machine)).count() <= 1,
          "two platforms fit " + machine);
    }
  }

  /** Whether krew would choose the platform on such a machine. */
  static boolean fits(Map<String, Object> platform, Map<String, String> machine) {
    return machine.entrySet().containsAll(map(map(platform, "selector"), "matchLabels").entrySet());
  }

  private static boolean isInside(String path) {
    return !path.matches("(?s)|/.*|.*//.*|.*/|.*\\\\.*|(.*/)?\\.{1,2}(/.*)?") || path.equals(".");
  }

  private void known(Map<String, Object> fields, Set<String> names) {
    fields.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> complaints.add("unknown field " + name));
  }

  private void expect(boolean right, String what) {
    if (!right) {
      complaints.add(what.toLowerCase(Locale.ROOT));
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
  }

  static String text(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof String text ? text : "";
  }
}
