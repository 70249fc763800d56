package io.tracebloc.distribution.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of components of a platform's archives: that of the build, which knows the libraries for
 * this machine, with the Java runtime and with the platform's own library of Helm.
 *
 * @param built the list in CycloneDX that the build made
 * @param here the platform that it is for
 */
record Components(Path built, Platform here) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * Writes the list for a platform.
   *
   * @param distribution the folder of the platform's distribution
   * @param target where it is written
   */
  void write(Platform platform, Path distribution, Path target) throws IOException {
    var list = (ObjectNode) MAPPER.readTree(Files.readString(built));
    var components = (ArrayNode) list.path("components");
    for (var component : components) {
      if (!platform.equals(here) && isHelmsLibrary(component)) {
        // Those of this machine's.
        ((ObjectNode) component).remove("hashes");
      }
    }
    components.add(runtime(distribution.resolve("runtime/release")));
    var text = MAPPER.writeValueAsString(list);
    for (var mark : List.of("/%s@", "\"%s\"")) {
      text = text.replace(mark.formatted(here), mark.formatted(platform));
    }
    Files.writeString(target, text + "\n");
  }

  private boolean isHelmsLibrary(JsonNode component) {
    return component.path("group").asString("").equals("com.marcnuri.helm-java")
        && component.path("name").asString("").equals(here.toString());
  }

  private static ObjectNode runtime(Path release) throws IOException {
    var version =
        Files.readAllLines(release).stream()
            .filter(line -> line.startsWith("JAVA_VERSION="))
            .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
            .findFirst()
            .orElseThrow(() -> new Refusal(release + " does not say which Java it is"));
    var runtime = MAPPER.createObjectNode();
    runtime.put("type", "framework").put("name", "OpenJDK").put("version", version);
    runtime
        .putArray("licenses")
        .addObject()
        .put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
    return runtime;
  }
}
