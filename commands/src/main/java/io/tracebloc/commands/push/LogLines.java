package io.tracebloc.commands.push;

import io.tracebloc.commands.terminal.LogText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The log of a run as lines to print. A progress bar that redraws itself comes as thousands of
 * lines; of each bar only its last state is printed, the others are only shown while they are new.
 * Confined to one thread at a time.
 */
public final class LogLines {
  /** A state of a bar as tqdm draws it: {@code Ingesting records: 40%|████ | 24/60}. */
  private static final Pattern BAR_STATE = Pattern.compile(".*\\b\\d{1,3}%\\|.*");

  private Optional<String> barState = Optional.empty();

  /** No line so far. */
  public LogLines() {}

  /** The lines to print after this one came. */
  public List<String> add(String raw) {
    var printed = new ArrayList<String>();
    for (var line : LogText.lines(raw)) {
      if (BAR_STATE.matcher(line).matches()) {
        barState = Optional.of(line);
      } else {
        printed.addAll(flush());
        printed.add(line);
      }
    }
    return printed;
  }

  /** The latest state of a bar that may still move. */
  Optional<String> barState() {
    return barState;
  }

  /** The lines to print when no more come for now. */
  public List<String> flush() {
    var last = barState.stream().toList();
    barState = Optional.empty();
    return last;
  }
}
