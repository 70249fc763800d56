package io.tracebloc.commands.output;

import java.io.PrintStream;
import java.util.List;

/**
 * The one JSON or YAML object that a command prints. Findings can be many, so they are written as
 * they come, as its member {@code all_findings}; the rest follows at the end. Safe for several
 * threads.
 */
public final class ResultObject {
  private static final String MEMBER = "    ";
  private static final String ELEMENT = MEMBER + MEMBER;
  private static final String FINDINGS = "all_findings";

  private final PrintStream out;
  private boolean yaml;
  private boolean started;

  /** An object that is printed here, as JSON. */
  public ResultObject(PrintStream out) {
    this.out = out;
  }

  /** From now on as YAML. */
  public synchronized void asYaml() {
    yaml = true;
  }

  /** Writes one finding. */
  public synchronized void finding(Document finding) {
    if (yaml) {
      var list = new Document().put(FINDINGS, List.of(finding)).toYaml();
      out.print(started ? list.substring(list.indexOf('\n') + 1) : list);
    } else {
      out.print(started ? ",\n" : "{\n" + MEMBER + "\"" + FINDINGS + "\": [\n");
      out.print(ELEMENT + finding.toJson().stripTrailing().replace("\n", "\n" + ELEMENT));
    }
    started = true;
  }

  /** Writes the rest; nothing may follow. */
  public synchronized void finish(Document rest) {
    if (yaml) {
      out.print(rest.toYaml());
      return;
    }
    var text = rest.toJson();
    out.print(started ? "\n" + MEMBER + "],\n" + text.substring(text.indexOf('\n') + 1) : text);
  }
}
