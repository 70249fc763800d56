package io.tracebloc.commands.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Events for programs, one JSON object on each line. Every object has the members {@code event} and
 * {@code time} (RFC 3339, UTC). Safe for several threads.
 */
public final class EventLines {
  private final PrintStream out;
  private final InstantSource clock;

  /** Events that are written here. */
  public EventLines(OutputStream out, InstantSource clock) {
    this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
    this.clock = clock;
  }

  /** Writes one event. */
  public synchronized void tell(String event, Document fields) {
    var document =
        new Document()
            .put("event", event)
            .put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    document.putAll(fields);
    out.print(document.toJsonLine());
    out.flush();
  }

  /**
   * Writes what went wrong.
   *
   * @param dataset the one it is about, where there are several
   * @param remedy what to do; may be empty
   * @param checks ids of the doctor's checks that explain it; left out if there are none
   */
  public void error(
      Optional<String> dataset, String message, String remedy, List<String> checks, int exitCode) {
    tell(
        "error",
        new Document()
            .put("dataset", dataset)
            .put("message", message)
            .put("remedy", Optional.of(remedy).filter(text -> !text.isEmpty()))
            .put("checks", Optional.of(checks).filter(ids -> !ids.isEmpty()))
            .put("exit_code", exitCode));
  }

  /** Makes an event {@code message} of each line of text that is written to it. */
  public OutputStream text() {
    return new Text();
  }

  private final class Text extends OutputStream {
    /** So long a line is told in parts. */
    private static final int LONGEST = 64 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int value) {
      if (value == '\n') {
        tellLine();
      } else {
        line.write(value);
        if (line.size() == LONGEST) {
          tellLine();
        }
      }
    }

    private void tellLine() {
      var text = line.toString(StandardCharsets.UTF_8).strip();
      line.reset();
      if (!text.isEmpty()) {
        tell("message", new Document().put("message", text));
      }
    }

    @Override
    public synchronized void close() {
      tellLine();
    }
  }
}
