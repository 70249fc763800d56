package io.tracebloc.sandbox.standin.ingestor.rule;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import java.util.ArrayList;
import java.util.List;

/** What validators found: problems end the run, warnings are only printed. Confined to one run. */
public final class Findings {
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Notes what makes the run fail, with the rule's id first. */
  public void problem(String message) {
    problems.add(message);
  }

  /** Notes a problem that several items share; nothing if there are none. */
  public void problem(String message, List<String> items) {
    if (!items.isEmpty()) {
      problems.add(message.formatted(items.size()) + ": " + Cells.shortList(items));
    }
  }

  /** Notes what does not make the run fail. */
  public void warning(String message) {
    warnings.add(message);
  }

  /** Notes what is worth knowing. */
  public void note(String message) {
    notes.add(message);
  }

  /** All problems so far. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** All warnings so far. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** All notes so far. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
