package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts found so far, each with its source, and what a person should know about them. Notes and
 * warnings may come from several threads.
 */
final class Facts {
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Optional<Facts> parent;

  Facts() {
    parent = Optional.empty();
  }

  private Facts(Facts parent) {
    this.parent = Optional.of(parent);
  }

  /** Facts about a part, whose warnings are those of the whole. */
  Facts about() {
    return new Facts(this);
  }

  /** What was read so far, to which other facts and warnings can be added apart. */
  synchronized Facts evidenceOnly() {
    var copy = new Facts();
    copy.evidence.addAll(evidence);
    return copy;
  }

  synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Notes where a fact was read. */
  synchronized void note(String fact, String value, String source) {
    evidence.add(
        new Evidence(fact, Printable.of(Redaction.withoutLogin(value)), Printable.of(source)));
  }

  synchronized void warn(String warning) {
    if (parent.isPresent()) {
      parent.get().warn(warning);
    } else if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  /** Begins to look for a fact, best source first. */
  Search search(String fact) {
    return new Search(fact);
  }

  /** A value with where it stands; {@code stored} if that is Helm's memory, not a live object. */
  private record Sourced(String value, String source, boolean stored) {}

  /** Sources of one fact in the order of their trust ({@code contract/releases.md} 2.8). */
  final class Search {
    private final String fact;
    private final List<Sourced> found = new ArrayList<>();

    private Search(String fact) {
      this.fact = fact;
    }

    /** What the user said. */
    Search flag(Optional<String> value) {
      return live(value, "flag");
    }

    /** What a live object says. */
    Search live(Optional<String> value, String source) {
      value.ifPresent(text -> found.add(new Sourced(text, source, false)));
      return this;
    }

    /** What a profile says where nothing better is known. */
    Search assumed(String value) {
      if (found.isEmpty()) {
        found.add(new Sourced(value, "default", true));
      }
      return this;
    }

    /** What Helm remembers. */
    Search stored(Optional<String> value, String source) {
      value.ifPresent(text -> found.add(new Sourced(text, source, true)));
      return this;
    }

    /** The best value; noted, and compared with what Helm remembers. */
    Optional<String> found() {
      if (found.isEmpty()) {
        return Optional.empty();
      }
      var best = found.getFirst();
      note(fact, best.value(), best.source());
      warnOfDrift(best);
      return Optional.of(best.value());
    }

    /** The best value, or the one that the chart is known to use. */
    String orDefault(String value) {
      return found()
          .orElseGet(
              () -> {
                note(fact, value, "default");
                return value;
              });
    }

    private void warnOfDrift(Sourced best) {
      if (best.stored() || best.source().equals("flag")) {
        return;
      }
      found.stream()
          .filter(Sourced::stored)
          .filter(stored -> !stored.value().equals(best.value()))
          .findFirst()
          .ifPresent(
              stored ->
                  warn(
                      "Drift: %s is %s in %s, but %s in %s"
                          .formatted(
                              fact,
                              Printable.of(best.value()),
                              Printable.of(best.source()),
                              Printable.of(stored.value()),
                              Printable.of(stored.source()))));
    }
  }
}
