package io.tracebloc.engine.release;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.yaml.snakeyaml.Yaml;

/** Release records of other charts, from their values as YAML. */
final class PlatformRecords {
  private PlatformRecords() {}

  static JsonElement yaml(String text) {
    return new Gson().toJsonTree(new Yaml().load(text));
  }

  /** A record with a chart's own defaults and a user's overrides. */
  static JsonObject record(
      String release,
      String namespace,
      String chart,
      String version,
      String defaults,
      String overrides) {
    var metadata = new JsonObject();
    metadata.addProperty("name", chart);
    metadata.addProperty("version", version);
    var chartPart = new JsonObject();
    chartPart.add("metadata", metadata);
    chartPart.add("values", yaml(defaults));
    var record = new JsonObject();
    record.addProperty("name", release);
    record.addProperty("namespace", namespace);
    record.addProperty("version", 1);
    record.add("info", yaml("{status: deployed}"));
    record.add("chart", chartPart);
    record.add("config", yaml(overrides));
    record.addProperty("manifest", "");
    return record;
  }

  static JsonObject withHome(JsonObject record, String home) {
    record.getAsJsonObject("chart").getAsJsonObject("metadata").addProperty("home", home);
    return record;
  }

  static JsonObject withManifest(JsonObject record, String manifest) {
    record.addProperty("manifest", manifest);
    return record;
  }

  static String secret(JsonObject record) {
    return HelmRecords.secret(record.get("name").getAsString(), 1, "deployed", record);
  }

  /** A claim that is ready to be used. */
  static String claim(String name, String mode) {
    return """
        {"metadata": {"name": "%s"},
         "spec": {"accessModes": ["%s"], "storageClassName": "nfs"},
         "status": {"phase": "Bound"}}
        """
        .formatted(name, mode);
  }

  static String account(String name) {
    return "{\"metadata\": {\"name\": \"%s\"}}".formatted(name);
  }
}
