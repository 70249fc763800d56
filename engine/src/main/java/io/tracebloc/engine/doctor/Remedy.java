package io.tracebloc.engine.doctor;

import java.util.Arrays;
import java.util.List;

/** What to do about a finding. The face quotes and words it. */
public sealed interface Remedy {
  /**
   * Commands for a shell, one after the other; each only if the one before went well.
   *
   * @param commands words of each, unquoted, with real names; from outside, so not printable yet
   */
  record Commands(List<List<String>> commands) implements Remedy {
    public Commands {
      commands = commands.stream().map(List::copyOf).toList();
    }
  }

  /**
   * One command for a shell of the node, which is not this machine: paths are those of the node.
   *
   * @param words unquoted, from outside
   */
  record OnNode(List<String> words) implements Remedy {
    public OnNode {
      words = List.copyOf(words);
    }
  }

  /**
   * The doctor once more, for the same release, with these further words.
   *
   * @param words unquoted
   */
  record Again(List<String> words) implements Remedy {
    public Again {
      words = List.copyOf(words);
    }
  }

  /**
   * A sentence, where no command can do it; with the placeholders of {@link
   * io.tracebloc.engine.failure.Failure}.
   */
  record Advice(String text) implements Remedy {}

  /** One command. */
  static Remedy run(String... words) {
    return new Commands(List.of(Arrays.asList(words)));
  }

  /** The doctor with these words. */
  static Remedy again(String... words) {
    return new Again(Arrays.asList(words));
  }

  /** A sentence. */
  static Remedy say(String text) {
    return new Advice(text);
  }
}
