package io.tracebloc.sandbox.access;

import tools.jackson.databind.JsonNode;

/** Whether one {@code PolicyRule} covers an action. */
final class RuleMatch {
  private static final String ANY = "*";

  private RuleMatch() {}

  static boolean covers(JsonNode rule, Action action) {
    if (!lists(rule.path("verbs"), action.verb())) {
      return false;
    }
    return switch (action) {
      case Action.OnResource resource -> coversResource(rule, resource);
      case Action.OnPath path -> coversPath(rule.path("nonResourceURLs"), path.path());
    };
  }

  private static boolean coversResource(JsonNode rule, Action.OnResource action) {
    var names = rule.path("resourceNames");
    return lists(rule.path("apiGroups"), action.group())
        && coversKind(rule.path("resources"), action)
        && (names.isEmpty()
            || names.valueStream().anyMatch(name -> name.asString("").equals(action.name())));
  }

  private static boolean coversKind(JsonNode resources, Action.OnResource action) {
    return lists(resources, action.combined())
        || (!action.subresource().isEmpty() && lists(resources, "*/" + action.subresource()));
  }

  private static boolean coversPath(JsonNode patterns, String path) {
    return patterns
        .valueStream()
        .map(pattern -> pattern.asString(""))
        .anyMatch(
            pattern ->
                pattern.endsWith(ANY)
                    ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                    : pattern.equals(path));
  }

  private static boolean lists(JsonNode values, String wanted) {
    return values
        .valueStream()
        .map(value -> value.asString(""))
        .anyMatch(value -> value.equals(ANY) || value.equals(wanted));
  }
}
