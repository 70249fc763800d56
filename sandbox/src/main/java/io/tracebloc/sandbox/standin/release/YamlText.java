package io.tracebloc.sandbox.standin.release;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes objects as block-style YAML. */
final class YamlText {
  private static final JsonMapper JSON = new JsonMapper();

  private YamlText() {}

  static String of(ObjectNode object) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(JSON.convertValue(object, Map.class));
  }
}
