package io.tracebloc.commands.options;

import picocli.CommandLine.Option;

/** How thoroughly a release is looked at. */
public final class LiveOption {
  @Option(
      names = "--live",
      preprocessor = AttachedValue.class,
      description = "Confirm every fact against live objects, and ask for a token")
  private boolean live;

  /** Whether every fact is confirmed. */
  public boolean live() {
    return live;
  }
}
