package io.tracebloc.sandbox.standin.release;

import io.tracebloc.sandbox.standin.kube.ObjectTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of another platform, as a site's administrator and Helm would have made them. What
 * they are is data: {@code platform/NAME/about.yaml} beside this class names the files of the
 * chart, of its hooks, and of what the site had before.
 */
public final class PlatformRelease {
  private static final JsonMapper JSON = new JsonMapper();

  private final String release;
  private final String namespace;
  private final boolean elsewhere;
  private final ObjectNode about;
  private final Map<String, String> values = new HashMap<>();

  /** The objects of that platform. */
  public PlatformRelease(PlatformSpec spec) {
    var raw = load(spec.platform() + "/about.yaml").raw().getFirst();
    release = raw.path("release").asString("");
    var home = raw.path("namespace").asString("");
    namespace = spec.elsewhere().orElse(home);
    elsewhere = !namespace.equals(home);
    values.put("release", release);
    values.put("namespace", namespace);
    addVariables(raw, "variables");
    if (elsewhere) {
      addVariables(raw, "elsewhere");
    }
    about = load(spec.platform() + "/about.yaml").fill(values).getFirst();
  }

  /** In the order of the file; each may use those before it. */
  private void addVariables(ObjectNode raw, String key) {
    raw.path(key)
        .properties()
        .forEach(
            variable ->
                values.put(
                    variable.getKey(),
                    ObjectTemplate.fill(variable.getValue().asString(""), values)));
  }

  /** The release's name. */
  public String release() {
    return release;
  }

  /** Where the release lives. */
  public String namespace() {
    return namespace;
  }

  /** Every namespace with objects of the platform; the release's is the first. */
  public Set<String> namespaces() {
    var namespaces = new LinkedHashSet<String>();
    namespaces.add(namespace);
    for (var object : objects()) {
      if (object.path("metadata").has("namespace")) {
        namespaces.add(object.path("metadata").path("namespace").asString(""));
      }
    }
    return namespaces;
  }

  /** Everything to create in the cluster, in order, Helm's record last. */
  public List<ObjectNode> objects() {
    var objects = new ArrayList<ObjectNode>();
    objects.add(namespaceObject());
    files("site").forEach(file -> objects.addAll(file.objects()));
    files("hooks").forEach(file -> objects.addAll(file.objects()));
    for (var file : files("manifest")) {
      for (var object : file.objects()) {
        HelmMarks.put(object, release, namespace);
        objects.add(object);
      }
    }
    objects.add(record().secret());
    return objects;
  }

  private ObjectNode namespaceObject() {
    var object = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
    object.putObject("metadata").put("name", namespace);
    return object;
  }

  private HelmRecord record() {
    return new HelmRecord(
        release,
        namespace,
        "deployed",
        (ObjectNode) about.path("chart"),
        load(about.path("defaultsFrom").asString("")).fill(values).getFirst(),
        config(),
        files("manifest"),
        files("hooks"));
  }

  /** The example's values; elsewhere also the namespaces that the example leaves to the chart. */
  private ObjectNode config() {
    var config = (ObjectNode) about.path("config").deepCopy();
    if (elsewhere) {
      about
          .path("configElsewhere")
          .properties()
          .forEach(entry -> config.set(entry.getKey(), entry.getValue()));
    }
    return config;
  }

  private List<RenderedFile> files(String key) {
    var files = new ArrayList<RenderedFile>();
    for (var entry : about.path(key)) {
      var path = entry.asString("");
      var name = path.substring(path.lastIndexOf('/') + 1);
      files.add(new RenderedFile(name, load(path).fill(values)));
    }
    return files;
  }

  private static ObjectTemplate load(String file) {
    return ObjectTemplate.load(PlatformRelease.class, "platform/" + file);
  }
}
