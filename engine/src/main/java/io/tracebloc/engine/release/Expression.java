package io.tracebloc.engine.release;

import io.tracebloc.engine.release.Template.Value;
import java.util.List;
import java.util.Optional;

/**
 * Alternatives for a value, best first.
 *
 * @param alternatives the first whose condition holds and that has a value counts
 */
record Expression(List<Alternative> alternatives) {
  /** A template with the condition under which it counts. */
  record Alternative(Template template, Condition when) {}

  Expression {
    alternatives = List.copyOf(alternatives);
  }

  /** No alternative at all. */
  static Expression none() {
    return new Expression(List.of());
  }

  private List<Value> values(Scope scope) {
    return alternatives.stream()
        .filter(alternative -> alternative.when().holds(scope))
        .map(alternative -> alternative.template().evaluate(scope))
        .flatMap(Optional::stream)
        .toList();
  }

  Optional<String> text(Scope scope) {
    return values(scope).stream().findFirst().map(Value::text);
  }

  /** The best value with whatever could be a secret in it hidden. */
  Optional<Value> shown(Scope scope) {
    return alternatives.stream()
        .filter(alternative -> alternative.when().holds(scope))
        .map(alternative -> alternative.template().shown(scope))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether any alternative says true: what is read-only in one place is read-only. */
  boolean anyTrue(Scope scope) {
    return values(scope).stream().anyMatch(value -> value.text().equalsIgnoreCase("true"));
  }

  /** The number, if it is a whole number that a user id can be. */
  Optional<Long> number(Scope scope) {
    return text(scope).filter(text -> text.matches("\\d{1,10}")).map(Long::parseLong);
  }

  /** The best value, noted as a fact and compared with what Helm remembers. */
  Optional<String> settle(String fact, Scope scope, Facts facts) {
    return settle(facts.search(fact), scope);
  }

  /** The best value unless a flag gave one. */
  Optional<String> settle(Facts.Search search, Scope scope) {
    var values = values(scope);
    for (var value : values) {
      if (value.source().isEmpty()) {
        search.assumed(value.text());
      } else if (value.stored()) {
        search.stored(Optional.of(value.text()), value.source());
      } else {
        search.live(Optional.of(value.text()), value.source());
      }
    }
    return search.found();
  }
}
