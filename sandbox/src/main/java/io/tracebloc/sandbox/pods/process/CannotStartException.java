package io.tracebloc.sandbox.pods.process;

/** A program that could not be started; the message is what a container runtime would say. */
public final class CannotStartException extends Exception {
  private final int shellCode;

  private CannotStartException(String message, int shellCode) {
    super(message);
    this.shellCode = shellCode;
  }

  /**
   * A failure to start.
   *
   * @param word the first word of the command
   * @param shellCode the exit code that a shell would give: 126 or 127
   */
  static CannotStartException of(String word, String reason, int shellCode) {
    return new CannotStartException("exec: \"" + word + "\": " + reason, shellCode);
  }

  /** 127 if there is no such program, 126 if it is not executable. */
  public int shellCode() {
    return shellCode;
  }
}
