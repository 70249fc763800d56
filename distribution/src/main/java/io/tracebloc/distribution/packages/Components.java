package io.tracebloc.distribution.packages;

import io.tracebloc.distribution.notices.HelmLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of components of a platform's archives: that of the build, which knows the libraries for
 * this machine, with the Java runtime and with the platform's own library of Helm, down to its Go
 * modules.
 *
 * @param built the list in CycloneDX that the build made
 * @param here the platform that it is for
 * @param notices the folder of what was written down about licences
 */
record Components(Path built, Platform here, Path notices) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * Writes the list for a platform.
   *
   * @param distribution the folder of the platform's distribution
   * @param helm Helm's library for it
   * @param target where it is written
   */
  void write(Platform platform, Path distribution, HelmLibrary helm, Path target)
      throws IOException {
    var list = (ObjectNode) MAPPER.readTree(Files.readString(built));
    var components = (ArrayNode) list.path("components");
    for (var component : components) {
      if (!platform.equals(here) && isHelmsLibrary(component)) {
        // Those of this machine's.
        ((ObjectNode) component).remove("hashes");
      }
    }
    components.add(runtime(distribution.resolve("runtime/release")));
    for (var module : helm.modules(notices)) {
      components.add(module(module));
    }
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

  private static ObjectNode module(HelmLibrary.Module module) {
    var isOwn = module.path().equals("std");
    var path = isOwn ? "stdlib" : module.path();
    var version = isOwn ? module.version().replaceFirst("^go", "") : module.version();
    var component = MAPPER.createObjectNode();
    component.put("type", "library").put("name", path).put("version", version);
    // Package URLs of Go are in lower case, and a plus sign in a version is encoded.
    var purl = "pkg:golang/" + path.toLowerCase(Locale.ROOT);
    // What was built in its own working copy has no version but "(devel)".
    var named = version.startsWith("(") ? purl : purl + "@" + version.replace("+", "%2B");
    component.put("purl", named).put("bom-ref", named);
    component
        .putArray("licenses")
        .addObject()
        .put("expression", String.join(" AND ", module.licences()));
    return component;
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
