package io.tracebloc.commands.helm;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Helm's flags for the files in which it keeps registries and repositories. What renders charts
 * reads the variables that Helm sets from them; where we are started without Helm, they are taken
 * out of the arguments as Helm does it, wherever they stand.
 *
 * @param arguments what is left
 * @param environment with the variables set
 */
public record HelmFileFlags(List<String> arguments, HostEnvironment environment) {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "--registry-config", "HELM_REGISTRY_CONFIG",
          "--repository-config", "HELM_REPOSITORY_CONFIG",
          "--repository-cache", "HELM_REPOSITORY_CACHE");

  /** Takes them out. A flag at the very end, without a value, is left for an error message. */
  public static HelmFileFlags takeFrom(List<String> arguments, HostEnvironment environment) {
    var variables = new HashMap<>(environment.variables());
    var left = new ArrayList<String>();
    for (var index = 0; index < arguments.size(); index++) {
      var word = arguments.get(index);
      var equals = word.indexOf('=');
      var name = equals < 0 ? word : word.substring(0, equals);
      var isLast = index == arguments.size() - 1;
      if (!VARIABLES.containsKey(name) || (equals < 0 && isLast)) {
        left.add(word);
      } else {
        var value = equals < 0 ? arguments.get(++index) : word.substring(equals + 1);
        variables.put(VARIABLES.get(name), value);
      }
    }
    return new HelmFileFlags(List.copyOf(left), environment.withVariables(variables));
  }
}
