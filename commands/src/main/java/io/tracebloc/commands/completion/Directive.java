package io.tracebloc.commands.completion;

/** What the shell is to do besides offering the candidates, in the numbers of cobra. */
enum Directive {
  /** Offer files if there is no candidate. */
  FILES(0),
  /** Nothing but the candidates. */
  NOTHING_ELSE(4),
  /** Nothing but the candidates, which go on without a space. */
  GOES_ON(2 | 4),
  /** Offer folders. */
  FOLDERS(16);

  private final int number;

  Directive(int number) {
    this.number = number;
  }

  /** The last line of an answer. */
  String line() {
    return ":" + number;
  }
}
