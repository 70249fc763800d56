package io.tracebloc.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.commands.version.BuildFacts;
import io.tracebloc.commands.version.ProgramFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked so often that it must cost no more than starting Java: the help of both plugins,
 * and which program this is. To read the declarations takes several times as long, so the help lies
 * ready as text. A test compares each answer with what the declared command says.
 */
final class ReadyAnswer {
  private static final Set<String> WISHES = Set.of("-h", "--help");

  private ReadyAnswer() {}

  /** The answer to these arguments and nothing else; empty if it does not lie ready. */
  static Optional<byte[]> to(Host host, List<String> arguments) {
    return arguments.equals(List.of("version", "--client"))
        ? Optional.of(version())
        : help(host, arguments);
  }

  private static byte[] version() {
    var lines = ProgramFacts.of(BuildFacts.read()).table().lines();
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  private static Optional<byte[]> help(Host host, List<String> arguments) {
    return switch (arguments.size()) {
      case 0 -> text(host.name());
      case 1 ->
          isWish(arguments.getFirst()) || isWord(arguments.getFirst())
              ? text(host.name())
              : Optional.empty();
      case 2, 3 -> named(arguments).flatMap(command -> text(host.name() + "/" + command));
      default -> Optional.empty();
    };
  }

  /** The command, of one word or two, as the name of a file. */
  private static Optional<String> named(List<String> words) {
    if (isWord(words.getFirst())) {
      return command(words.subList(1, words.size()));
    }
    return isWish(words.getLast()) ? command(words.subList(0, words.size() - 1)) : Optional.empty();
  }

  private static boolean isWord(String argument) {
    return argument.equals("help");
  }

  private static boolean isWish(String argument) {
    return WISHES.contains(argument);
  }

  /** Only what may be a part of a resource's name. */
  private static Optional<String> command(List<String> words) {
    return words.stream().allMatch(ReadyAnswer::isName)
        ? Optional.of(String.join("/", words))
        : Optional.empty();
  }

  private static boolean isName(String word) {
    return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static Optional<byte[]> text(String name) {
    try (var text = ReadyAnswer.class.getResourceAsStream("help/" + name + ".txt")) {
      return text == null ? Optional.empty() : Optional.of(text.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
