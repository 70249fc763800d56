package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.Profile.Anchor;
import io.tracebloc.engine.release.Profile.Identity;
import io.tracebloc.engine.release.Profile.Match;
import io.tracebloc.engine.release.Profile.Refusal;
import io.tracebloc.engine.release.Profile.Take;
import io.tracebloc.engine.release.Profile.Warning;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a profile's file strictly: what is not part of the format is told with its line. */
final class ProfileReader {
  /** Far above any profile. */
  static final int LARGEST_FILE = 256 * 1024;

  private static final String REMEDY = "The format is described in docs/profiles.md";

  private ProfileReader() {}

  /**
   * Reads a profile.
   *
   * @param file its name for messages
   * @throws InputFailure with file, line, problem and remedy
   */
  static Profile read(String file, String text) {
    return profile(new ProfileNode(file, compose(file, text)));
  }

  private static Node compose(String file, String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST_FILE);
    options.setNestingDepthLimit(20);
    try {
      var node = new Yaml(options).compose(new StringReader(text));
      if (node != null) {
        return node;
      }
      throw new InputFailure("Profile " + Printable.of(file) + " is empty", REMEDY);
    } catch (MarkedYAMLException broken) {
      var line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
      throw new InputFailure(
          "Profile %s, line %d: it is not YAML (%s)"
              .formatted(
                  Printable.of(file), line, Printable.of(String.valueOf(broken.getProblem()))),
          "Correct that line; " + REMEDY.replaceFirst("The", "the"),
          broken);
    } catch (YAMLException broken) {
      throw new InputFailure(
          "Profile %s cannot be read (%s)"
              .formatted(Printable.of(file), Printable.of(String.valueOf(broken.getMessage()))),
          REMEDY,
          broken);
    }
  }

  private static Profile profile(ProfileNode node) {
    var fields =
        node.fields(
            "id",
            "platform",
            "title",
            "match",
            "objects",
            "identity",
            "targets",
            "none",
            "notes",
            "warnings",
            "next");
    var id = fields.get("id").text();
    var objects = fields.find("objects").map(part -> part.fields("anchors", "values"));
    return new Profile(
        id,
        fields.read("platform", ProfileNode::text, id),
        fields.read("title", ProfileNode::text, id),
        fields.get("match").items().stream().map(ProfileReader::match).toList(),
        objects
            .flatMap(part -> part.find("anchors"))
            .map(part -> part.items().stream().map(ProfileReader::anchor).toList())
            .orElse(List.of()),
        objects
            .flatMap(part -> part.find("values"))
            .map(part -> part.items().stream().map(ProfileReader::take).toList())
            .orElse(List.of()),
        fields.read("identity", ProfileReader::identity, identity(List.of())),
        fields.get("targets").items().stream().map(TargetRuleReader::rule).toList(),
        fields.find("none").map(ProfileReader::refusal),
        fields.read("notes", ProfileReader::notes, Map.of()),
        fields.read(
            "warnings",
            part -> part.items().stream().map(ProfileReader::warning).toList(),
            List.of()),
        fields.read(
            "next",
            ProfileNode::text,
            "Register the files as a data set on the platform itself; that is not done here"));
  }

  private static Match match(ProfileNode node) {
    var fields = node.fields("charts", "versions", "home", "also");
    return new Match(
        fields.get("charts").texts(),
        fields.find("versions").map(part -> part.as(VersionRange::parse)),
        fields.read("home", ProfileNode::texts, List.of()),
        fields.find("also").map(ProfileReader::condition));
  }

  private static Anchor anchor(ProfileNode node) {
    var fields = node.fields("kind", "name", "labels", "podLabels", "release", "strip", "chart");
    var kind = fields.get("kind");
    if (!List.of("Deployment", "ConfigMap").contains(kind.text())) {
      throw kind.problem(
          "objects of kind %s are not looked at".formatted(Printable.of(kind.text())),
          "Write Deployment or ConfigMap");
    }
    return new Anchor(
        kind.text(),
        new Glob(fields.read("name", ProfileNode::text, "*")),
        fields.read("labels", ProfileReader::globs, Map.of()),
        fields.read("podLabels", ProfileReader::globs, Map.of()),
        fields.read("release", ProfileReader::expression, Expression.none()),
        fields.read("strip", ProfileNode::text, ""),
        fields.read("chart", ProfileReader::expression, Expression.none()));
  }

  private static Map<String, Glob> globs(ProfileNode node) {
    Map<String, Glob> globs = new LinkedHashMap<>();
    node.entries().forEach((key, value) -> globs.put(key.text(), new Glob(value.text())));
    return globs;
  }

  private static Take take(ProfileNode node) {
    var fields = node.fields("configMap", "key", "take", "workload", "into", "elsewhere");
    if (fields.find("workload").isPresent()) {
      return new Take.FromWorkload(
          fields.get("workload").as(ProfilePath::steps), fields.get("into").as(ProfilePath::steps));
    }
    var parts = parts(fields.get("take"));
    if (fields.find("elsewhere").isPresent()) {
      return new Take.FromElsewhere(fields.get("elsewhere").text(), parts);
    }
    return new Take.FromConfigMap(
        fields.get("configMap").items().stream().map(ProfileReader::expression).toList(),
        fields.get("key").text(),
        parts);
  }

  private static Map<List<String>, List<String>> parts(ProfileNode node) {
    Map<List<String>, List<String>> parts = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (key, value) ->
                parts.put(
                    key.as(ProfilePath::steps),
                    value.text().equals(".") ? List.of() : value.as(ProfilePath::steps)));
    return parts;
  }

  private static Identity identity(ProfileNode node) {
    var fields =
        node.fields("serviceAccount", "user", "group", "volumeGroup", "tolerations", "pullSecrets");
    return new Identity(
        fields.read("serviceAccount", ProfileReader::expression, Expression.none()),
        fields.read("user", ProfileReader::expression, Expression.none()),
        fields.read("group", ProfileReader::expression, Expression.none()),
        fields.read("volumeGroup", ProfileReader::expression, Expression.none()),
        fields.read("tolerations", ProfileNode::paths, List.of()),
        fields.read("pullSecrets", ProfileNode::paths, List.of()));
  }

  private static Identity identity(List<ProfilePath> nothing) {
    return new Identity(
        Expression.none(),
        Expression.none(),
        Expression.none(),
        Expression.none(),
        nothing,
        nothing);
  }

  static Refusal refusal(ProfileNode node) {
    var fields = node.fields("reason", "alternative");
    return new Refusal(expression(fields.get("reason")), expression(fields.get("alternative")));
  }

  private static Map<String, Expression> notes(ProfileNode node) {
    Map<String, Expression> notes = new LinkedHashMap<>();
    node.entries().forEach((key, value) -> notes.put(key.text(), expression(value)));
    return notes;
  }

  private static Warning warning(ProfileNode node) {
    var fields = node.fields("when", "text");
    return new Warning(
        fields.read("when", ProfileReader::condition, Condition.always()),
        fields.get("text").template());
  }

  /** One text, a list of texts, or texts with conditions. */
  static Expression expression(ProfileNode node) {
    return new Expression(node.items().stream().map(ProfileReader::alternative).toList());
  }

  private static Expression.Alternative alternative(ProfileNode node) {
    if (!node.isMap()) {
      return new Expression.Alternative(node.template(), Condition.always());
    }
    var fields = node.fields("value", "when");
    return new Expression.Alternative(
        fields.get("value").template(),
        fields.read("when", ProfileReader::condition, Condition.always()));
  }

  static Condition condition(ProfileNode node) {
    var fields =
        node.fields(
            "present", "absent", "without", "enabled", "equals", "unequal", "differ", "versions");
    return new Condition(
        fields.read("present", ProfileNode::paths, List.of()),
        fields.read("absent", ProfileNode::paths, List.of()),
        fields.read("without", ProfileNode::paths, List.of()),
        fields.read("enabled", ProfileNode::paths, List.of()),
        fields.read("equals", ProfileReader::texts, Map.of()),
        fields.read("unequal", ProfileReader::texts, Map.of()),
        fields.read("differ", ProfileNode::paths, List.of()),
        fields.find("versions").map(part -> part.as(VersionRange::parse)));
  }

  private static Map<ProfilePath, List<String>> texts(ProfileNode node) {
    Map<ProfilePath, List<String>> texts = new LinkedHashMap<>();
    node.entries().forEach((key, value) -> texts.put(key.path(), value.texts()));
    return texts;
  }

  /** An expression that may be missing. */
  static Expression optional(Optional<ProfileNode> node) {
    return node.map(ProfileReader::expression).orElse(Expression.none());
  }
}
