package io.tracebloc.commands.output;

import java.io.PrintStream;

/**
 * The one JSON object that a command prints. Findings can be many, so they are written as they
 * come, as its member {@code all_findings}; the rest follows at the end. Safe for several threads.
 */
public final class ResultObject {
  private static final String MEMBER = "    ";
  private static final String ELEMENT = MEMBER + MEMBER;

  private final PrintStream out;
  private boolean started;

  /** An object that is printed here. */
  public ResultObject(PrintStream out) {
    this.out = out;
  }

  /** Writes one finding. */
  public synchronized void finding(Document finding) {
    out.print(started ? ",\n" : "{\n" + MEMBER + "\"all_findings\": [\n");
    started = true;
    out.print(ELEMENT + finding.toJson().stripTrailing().replace("\n", "\n" + ELEMENT));
  }

  /** Writes the rest; nothing may follow. */
  public synchronized void finish(Document rest) {
    var text = rest.toJson();
    out.print(started ? "\n" + MEMBER + "],\n" + text.substring(text.indexOf('\n') + 1) : text);
  }
}
