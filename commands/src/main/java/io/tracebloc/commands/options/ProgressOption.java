package io.tracebloc.commands.options;

import picocli.CommandLine.Option;

/** The choice of how work that takes time is shown. */
public final class ProgressOption {
  @Option(
      names = "--progress",
      paramLabel = "HOW",
      converter = Converter.class,
      defaultValue = "auto",
      description =
          "Show steps and progress on standard error: auto (default), plain, json (an object on each"
              + " line), none")
  private ProgressMode mode;

  /** The choice. */
  public ProgressMode mode() {
    return mode;
  }

  /** Reads a choice. */
  static final class Converter extends WordConverter<ProgressMode> {
    Converter() {
      super(ProgressMode.class);
    }
  }
}
