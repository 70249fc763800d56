package io.tracebloc.distribution.notices;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A library, as the list of components in CycloneDX names it.
 *
 * @param group its Maven group
 * @param name its Maven artifact
 * @param licences identifiers of SPDX where there are; the user may choose one
 */
record Component(String group, String name, String version, List<String> licences) {
  /** The libraries of a list in JSON, but for our own. */
  static List<Component> read(Path list) {
    return new JsonMapper()
        .readTree(list.toFile())
        .path("components")
        .valueStream()
        .filter(component -> component.path("purl").asString("").startsWith("pkg:maven/"))
        .map(Component::of)
        .filter(component -> !component.group.startsWith("io.tracebloc"))
        .toList();
  }

  private static Component of(JsonNode node) {
    var licences = node.path("licenses").valueStream().map(Component::licence).toList();
    return new Component(
        node.path("group").asString(""),
        node.path("name").asString(""),
        node.path("version").asString(""),
        licences);
  }

  private static String licence(JsonNode node) {
    var licence = node.path("license");
    var known = node.path("expression").asString(licence.path("id").asString(""));
    return known.isEmpty() ? licence.path("name").asString("unknown") : known;
  }

  /** Whether a jar of this name is its own; some are fetched without their version. */
  boolean isIn(String jar) {
    return jar.equals(name + "-" + version + ".jar") || jar.equals(name + ".jar");
  }

  @Override
  public String toString() {
    return "%s:%s:%s".formatted(group, name, version);
  }
}
