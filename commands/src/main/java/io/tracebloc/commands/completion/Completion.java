package io.tracebloc.commands.completion;

import java.util.List;

/**
 * What can follow the words typed so far, as kubectl and Helm want to be told: one candidate on
 * each line, with a description behind a tab, and at last a directive of the shell's completion
 * ({@code style.md} C.1, C.3). A value behind {@code --option=} is offered alone: the shells put
 * what stands before it in front.
 */
public final class Completion {
  /** The hidden command that asks for it. */
  private static final String WORD = "__complete";

  private final CommandTable table;
  private final Names names;

  /**
   * A completion.
   *
   * @param host the program that carries the plugin
   * @param names where names come from
   */
  public Completion(String host, Names names) {
    table = CommandTable.of(host);
    this.names = names;
  }

  /** Whether these words ask for candidates. */
  public static boolean isAsked(List<String> arguments) {
    return !arguments.isEmpty() && arguments.getFirst().equals(WORD);
  }

  /** The lines to print; the last word is the unfinished one, and may be empty. */
  public List<String> after(List<String> words) {
    var partial = words.isEmpty() ? "" : words.getLast();
    var line = new TypedLine(table, words.subList(0, Math.max(0, words.size() - 1)));
    if (line.isLost()) {
      return nothing();
    }
    if (line.open().isPresent()) {
      var option = line.open().get();
      return values(option.kind(), option.words(), partial, line);
    }
    if (!line.onlyArguments() && partial.startsWith("-")) {
      return options(partial, line);
    }
    if (line.wantsCommand()) {
      return commands(partial, line.command());
    }
    var argument = line.nextArgument();
    return argument.isPresent()
        ? values(argument.get().kind(), argument.get().words(), partial, line)
        : nothing();
  }

  private static List<String> nothing() {
    return new Candidates("").end(Directive.NOTHING_ELSE);
  }

  private List<String> commands(String partial, CommandEntry group) {
    var candidates = new Candidates(partial);
    for (var command : table.commandsIn(group)) {
      candidates.add(command.word(), command.description());
    }
    return candidates.end(Directive.NOTHING_ELSE);
  }

  private List<String> options(String partial, TypedLine line) {
    var equals = partial.indexOf('=');
    if (equals >= 0) {
      var option = line.option(partial.substring(0, equals));
      return option.isPresent() && option.get().takesValue()
          ? values(option.get().kind(), option.get().words(), partial.substring(equals + 1), line)
          : nothing();
    }
    var candidates = new Candidates(partial);
    add(candidates, line, false);
    if (candidates.isEmpty()) {
      add(candidates, line, true);
    }
    return candidates.end(Directive.NOTHING_ELSE);
  }

  private void add(Candidates candidates, TypedLine line, boolean hidden) {
    for (var option : line.command().options()) {
      if (option.hidden() == hidden) {
        add(candidates, option, line);
      }
    }
    if (line.atRoot()) {
      return;
    }
    for (var option : table.root().options()) {
      if (option.connection() && (option.hidden() || line.command().local()) == hidden) {
        add(candidates, option, line);
      }
    }
  }

  private static void add(Candidates candidates, OptionEntry option, TypedLine line) {
    if (!line.isSpent(option)) {
      candidates.add(option.names().getFirst(), option.description());
    }
  }

  private List<String> values(ValueKind kind, List<String> words, String partial, TypedLine line) {
    return switch (kind) {
      case NONE, ANY -> nothing();
      case FILE -> new Candidates(partial).end(Directive.FILES);
      case FOLDER -> new Candidates(partial).end(Directive.FOLDERS);
      case COMMAND -> commands(partial, table.root());
      case WORDS -> words(words, "", partial);
      case WORD_LIST -> words(words, partial.substring(0, partial.lastIndexOf(',') + 1), partial);
      case COLUMN -> columns("", "", partial, line, Directive.NOTHING_ELSE);
      case COLUMN_TYPES -> columnTypes(partial, line);
      case CONTEXT, CLUSTER, USER, NAMESPACE, RELEASE, CLIENT_RELEASE, DATASET, RUN ->
          live(kind, partial, line);
    };
  }

  private List<String> live(ValueKind kind, String partial, TypedLine line) {
    var candidates = new Candidates(partial);
    for (var name : names.live(kind, line.connection())) {
      // Only of what can be given several times, an earlier one is not wanted once more.
      if (kind != ValueKind.DATASET || !line.isNamed(name)) {
        candidates.addName("", name, "");
      }
    }
    return candidates.end(Directive.NOTHING_ELSE);
  }

  private static List<String> words(List<String> words, String prefix, String partial) {
    var candidates = new Candidates(partial);
    for (var word : words) {
      candidates.add(prefix + word, "");
    }
    return candidates.end(Directive.NOTHING_ELSE);
  }

  private List<String> columnTypes(String partial, TypedLine line) {
    var last = partial.lastIndexOf(',') + 1;
    return partial.indexOf(':', last) >= 0
        ? nothing()
        : columns(partial.substring(0, last), ":", partial, line, Directive.GOES_ON);
  }

  private List<String> columns(
      String prefix, String suffix, String partial, TypedLine line, Directive directive) {
    var candidates = new Candidates(partial);
    if (line.path().isPresent()) {
      for (var column : names.columns(line.path().get())) {
        candidates.addName(prefix, column, suffix);
      }
    }
    return candidates.end(directive);
  }
}
