package io.tracebloc.commands.options;

import picocli.CommandLine.Option;

/** Where the data of documents is. */
public class StagedOption {
  @Option(
      names = "--staged",
      preprocessor = AttachedValue.class,
      description =
          "The data of the documents lies on the claim already: submit them as they are, and copy"
              + " nothing")
  private boolean staged;

  /** Whether the documents are to be submitted as they are. */
  public boolean staged() {
    return staged;
  }
}
