package io.tracebloc.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * Starts a plugin by Helm's rules ({@code style.md} C.3): takes its own flags out of the arguments
 * wherever they stand, hands them over as variables, splits the command at spaces before it expands
 * variables, and passes the exit code on.
 *
 * @param plugin folder of the plugin
 */
record HelmRules(Path plugin) implements Helm {
  /** Flags with a value, and the variable that hands it over. */
  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("-n", "HELM_NAMESPACE"),
          Map.entry("--namespace", "HELM_NAMESPACE"),
          Map.entry("--kube-context", "HELM_KUBECONTEXT"),
          Map.entry("--kubeconfig", "KUBECONFIG"),
          Map.entry("--kube-apiserver", "HELM_KUBEAPISERVER"),
          Map.entry("--kube-token", "HELM_KUBETOKEN"),
          Map.entry("--kube-as-user", "HELM_KUBEASUSER"),
          Map.entry("--kube-as-group", "HELM_KUBEASGROUPS"),
          Map.entry("--kube-ca-file", "HELM_KUBECAFILE"),
          Map.entry("--kube-insecure-skip-tls-verify", "HELM_KUBEINSECURE_SKIP_TLS_VERIFY"),
          Map.entry("--kube-tls-server-name", "HELM_KUBETLS_SERVER_NAME"),
          Map.entry("--registry-config", "HELM_REGISTRY_CONFIG"),
          Map.entry("--repository-config", "HELM_REPOSITORY_CONFIG"),
          Map.entry("--repository-cache", "HELM_REPOSITORY_CACHE"));

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

  @Override
  public Outcome run(Command shell, List<String> arguments) {
    var manifest = HelmManifest.of(plugin);
    var ours = new ArrayList<String>();
    var environment = new HashMap<>(shell.environment());
    environment.putAll(variables(environment, arguments, ours));
    var words = new ArrayList<String>();
    for (var word : manifest.command("linux", "amd64").orElseThrow().split(" ", -1)) {
      words.add(expand(word, environment));
    }
    words.addAll(ours);
    var outcome = new Command(words, shell.folder(), environment).run();
    return outcome.exitCode() == 0
        ? outcome
        : new Outcome(
            outcome.command(),
            outcome.exitCode(),
            outcome.out(),
            outcome.err() + "Error: plugin \"tracebloc\" exited with error\n");
  }

  /**
   * What Helm sets for the plugin.
   *
   * @param ours takes the arguments that are left for the plugin
   */
  Map<String, String> variables(
      Map<String, String> inherited, List<String> arguments, List<String> ours) {
    var set = new HashMap<String, String>();
    FLAGS.values().stream()
        .filter(name -> !name.equals("KUBECONFIG"))
        .forEach(name -> set.put(name, inherited.getOrDefault(name, "")));
    set.put("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "false");
    set.put("HELM_DEBUG", "false");
    var home = inherited.getOrDefault("HOME", "/nonexistent");
    set.put("HELM_REGISTRY_CONFIG", home + "/.config/helm/registry/config.json");
    set.put("HELM_REPOSITORY_CONFIG", home + "/.config/helm/repositories.yaml");
    set.put("HELM_REPOSITORY_CACHE", home + "/.cache/helm/repository");
    set.put("HELM_CACHE_HOME", home + "/.cache/helm");
    set.put("HELM_CONFIG_HOME", home + "/.config/helm");
    set.put("HELM_DATA_HOME", home + "/.local/share/helm");
    set.put("HELM_PLUGINS", plugin.getParent().toString());
    set.put("HELM_PLUGIN_NAME", "tracebloc");
    set.put("HELM_PLUGIN_DIR", plugin.toString());
    set.put("HELM_BIN", "helm");
    set.put("HELM_BURST_LIMIT", "100");
    set.put("HELM_QPS", "0.00");
    set.put("HELM_MAX_HISTORY", "10");
    take(arguments, ours, set);
    if (set.get("HELM_NAMESPACE").isEmpty()) {
      set.put("HELM_NAMESPACE", namespace(inherited, set));
    }
    return set;
  }

  private static void take(List<String> arguments, List<String> ours, Map<String, String> set) {
    var groups = new ArrayList<String>();
    for (var index = 0; index < arguments.size(); index++) {
      var word = arguments.get(index);
      var equals = word.indexOf('=');
      if (word.equals("--debug")) {
        set.put("HELM_DEBUG", "true");
      } else if (FLAGS.containsKey(word)) {
        index++;
        put(word, index < arguments.size() ? arguments.get(index) : "", set, groups);
      } else if (equals > 0 && FLAGS.containsKey(word.substring(0, equals))) {
        put(word.substring(0, equals), word.substring(equals + 1), set, groups);
      } else {
        ours.add(word);
      }
    }
    set.put("HELM_KUBEASGROUPS", String.join(",", groups));
  }

  private static void put(String flag, String value, Map<String, String> set, List<String> groups) {
    if (flag.equals("--kube-as-group")) {
      groups.add(value);
    } else if (flag.equals("--kube-insecure-skip-tls-verify")) {
      set.put(FLAGS.get(flag), String.valueOf(!value.equals("false")));
    } else {
      set.put(FLAGS.get(flag), value);
    }
  }

  /** That of the context, or default. */
  @SuppressWarnings("unchecked")
  private static String namespace(Map<String, String> inherited, Map<String, String> set) {
    var file = Optional.ofNullable(set.get("KUBECONFIG")).orElse(inherited.get("KUBECONFIG"));
    if (file == null || !Files.isReadable(Path.of(file))) {
      return "default";
    }
    try {
      Map<String, Object> config = new Yaml().load(Files.readString(Path.of(file)));
      var chosen = set.get("HELM_KUBECONTEXT");
      var name = chosen.isEmpty() ? config.get("current-context") : chosen;
      return ((List<Map<String, Object>>) config.get("contexts"))
          .stream()
              .filter(context -> context.get("name").equals(name))
              .map(context -> (Map<String, String>) context.get("context"))
              .map(context -> context.getOrDefault("namespace", "default"))
              .findFirst()
              .orElse("default");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String expand(String word, Map<String, String> environment) {
    return VARIABLE
        .matcher(word)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    environment.getOrDefault(
                        found.group(1) == null ? found.group(2) : found.group(1), "")));
  }
}
