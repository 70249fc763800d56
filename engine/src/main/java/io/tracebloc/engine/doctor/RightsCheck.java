package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.doctor.Permissions.Rule;
import io.tracebloc.engine.doctor.Permissions.Rules;
import io.tracebloc.engine.doctor.Right.Single;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * X4: whether the caller may do what pushing needs. One request tells all rules, where the server
 * knows them all; what such a list does not show is asked for one by one, and not without end.
 */
final class RightsCheck {
  /** Together with all that the other checks read this stays below 25 requests. */
  private static final int MOST_QUESTIONS = 5;

  private final Permissions permissions;
  private final String namespace;

  RightsCheck(Permissions permissions, String namespace) {
    this.permissions = permissions;
    this.namespace = namespace;
  }

  Verdict allowed() {
    return switch (permissions.rules()) {
      case Refused<Rules> refused -> Verdict.unknown(refused.failure());
      case Given<Rules>(var rules) -> allowed(rules);
    };
  }

  private Verdict allowed(Rules rules) {
    var missing =
        Right.all().stream()
            .flatMap(Right::singles)
            .filter(single -> rules.rules().stream().noneMatch(rule -> covers(rule, single)))
            .toList();
    if (rules.complete() || missing.isEmpty()) {
      return verdict(missing, List.of());
    }
    if (isGiven(permissions.allows("*", "*", "*"))) {
      return Verdict.ok("you may do everything in namespace " + namespace);
    }
    return asked(missing);
  }

  private static boolean covers(Rule rule, Single single) {
    return !rule.named()
        && has(rule.groups(), single.group())
        && (has(rule.resources(), single.resource()) || hasSubresource(rule, single.resource()))
        && has(rule.verbs(), single.verb());
  }

  private static boolean has(List<String> values, String wanted) {
    return values.contains("*") || values.contains(wanted);
  }

  /** A rule may name a sub-resource of whatever has one. */
  private static boolean hasSubresource(Rule rule, String resource) {
    var slash = resource.indexOf('/');
    return slash > 0 && rule.resources().contains("*" + resource.substring(slash));
  }

  private static boolean isGiven(ApiAnswer<Boolean> answer) {
    return answer.ifGiven().orElse(false);
  }

  private Verdict asked(List<Single> unlisted) {
    var denied = new ArrayList<Single>();
    var open = new ArrayList<Single>();
    var questions = 0;
    for (var single : unlisted) {
      if (!single.required() || questions == MOST_QUESTIONS) {
        open.add(single);
        continue;
      }
      questions++;
      var answer = permissions.allows(single.verb(), single.group(), single.resource());
      if (answer.ifGiven().isEmpty()) {
        open.add(single);
      } else if (!isGiven(answer)) {
        denied.add(single);
      }
    }
    return verdict(denied, open);
  }

  private Verdict verdict(List<Single> denied, List<Single> open) {
    var required = denied.stream().filter(Single::required).toList();
    if (!required.isEmpty()) {
      return Verdict.fail(
          "you may not: " + words(required),
          Remedy.say(
              "Have added to a Role of yours in namespace %s: %s"
                  .formatted(namespace, rules(required))));
    }
    var unasked = open.stream().filter(Single::required).toList();
    if (!unasked.isEmpty()) {
      return Verdict.unknown(
          "the server does not list all rights, and these were not asked for: " + words(unasked),
          Remedy.run(
              "kubectl",
              "auth",
              "can-i",
              unasked.getFirst().verb(),
              unasked.getFirst().resource(),
              "-n",
              namespace));
    }
    if (!denied.isEmpty()) {
      return Verdict.warn(
          "pushing is allowed; only for diagnosis you may not: " + words(denied),
          Remedy.say(
              "If you like, have added to a Role or ClusterRole of yours: " + rules(denied)));
    }
    return Verdict.ok("all that pushing needs is allowed in namespace " + namespace);
  }

  private static String words(List<Single> rights) {
    return rights.stream().map(Single::words).collect(joining(", "));
  }

  /** The rules to add: what has the same group and verbs is one. */
  private static String rules(List<Single> rights) {
    var verbs =
        rights.stream()
            .collect(
                groupingBy(
                    right -> List.of(right.group(), right.resource()),
                    LinkedHashMap::new,
                    mapping(Single::verb, toCollection(LinkedHashSet::new))));
    return verbs.entrySet().stream()
        .collect(
            groupingBy(
                entry -> List.of(List.of(entry.getKey().getFirst()), List.copyOf(entry.getValue())),
                LinkedHashMap::new,
                mapping(entry -> entry.getKey().getLast(), toList())))
        .entrySet()
        .stream()
        .map(
            entry ->
                Right.rule(
                    entry.getKey().getFirst().getFirst(),
                    entry.getValue(),
                    entry.getKey().getLast()))
        .collect(joining(", "));
  }
}
