package io.tracebloc.commands.output;

import io.tracebloc.commands.Host;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the words of the host program into remedies: {@code {program}}, {@code {flag:context}},
 * {@code {command:push}}.
 */
public final class Wording {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(program|(flag|command):([a-z -]+))}");

  private final Host host;

  /** The words of this host. */
  public Wording(Host host) {
    this.host = host;
  }

  /** The text with the host's words in place of the placeholders. */
  public String fill(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(this::quoted);
  }

  private String quoted(MatchResult match) {
    return Matcher.quoteReplacement(words(match));
  }

  private String words(MatchResult match) {
    return switch (match.group(2)) {
      case "flag" -> host.flag(match.group(3));
      case "command" -> host.command(match.group(3));
      case null, default -> host.program();
    };
  }
}
