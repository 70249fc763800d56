package io.tracebloc.commands.terminal;

/**
 * Colours and signs for one stream.
 *
 * @param color whether escape sequences for colours may be used
 * @param unicode whether signs outside ASCII may be used
 */
public record Style(boolean color, boolean unicode) {
  /** No colours, signs allowed: what a file or pipe gets. */
  public static final Style PLAIN = new Style(false, true);

  /** For what went well. */
  public String good(String text) {
    return wrap("32", text);
  }

  /** For what needs attention. */
  public String warning(String text) {
    return wrap("33", text);
  }

  /** For what went wrong. */
  public String bad(String text) {
    return wrap("31", text);
  }

  /** For headings. */
  public String strong(String text) {
    return wrap("1", text);
  }

  /** For what matters less. */
  public String faint(String text) {
    return wrap("2", text);
  }

  /** The sign before a step that is done. */
  public String done() {
    return good(unicode ? "✓" : "ok");
  }

  /** The sign before a step that failed. */
  public String failed() {
    return bad(unicode ? "✗" : "x");
  }

  /** Three dots. */
  public String dots() {
    return unicode ? "…" : "...";
  }

  private String wrap(String code, String text) {
    return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
