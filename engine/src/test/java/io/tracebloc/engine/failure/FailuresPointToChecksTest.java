package io.tracebloc.engine.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every place that makes a failure of work in a cluster names the check that explains it; {@code
 * unexplained.txt} lists the types and the places for which none can, and why.
 */
class FailuresPointToChecksTest {
  private static final Path ENGINE = Path.of("src/main/java/io/tracebloc/engine");
  private static final List<String> ROOMS =
      List.of(
          "cluster",
          "release",
          "submit",
          "chart",
          "transfer",
          "stream",
          "push",
          "watch",
          "stage",
          "catalog",
          "replace",
          "runs");
  private static final Pattern MADE = Pattern.compile("new (\\w+Failure)\\(");

  @Test
  void everyFailureNamesItsCheckOrIsListed() {
    assertThat(unexplainedPlaces()).isEqualTo(listed("in "));
  }

  @Test
  void theScanSeesWhatIsThere() {
    assertThat(unexplained("throw new RunFailure(\"a)\\\"\", f(')'));")).containsKey("RunFailure");
    assertThat(unexplained("throw new RunFailure(\"a\", \"b\")\n  .explainedBy(CheckId.C2);"))
        .isEmpty();
    assertThat(unexplainedPlaces()).isNotEmpty();
    assertThat(listed("all ").keySet())
        .containsExactlyInAnyOrder(
            "InputFailure", "InterruptedFailure", "LocalFailure", "NameTakenFailure");
  }

  @Test
  void aFailureTakesTheChecksOfWhatLedToIt() {
    var cause = new ClusterFailure("no", "").explainedBy(CheckId.X4);
    assertThat(new StagingFailure("so", "", cause).checks()).containsExactly(CheckId.X4);
    assertThat(new StagingFailure("so", "", cause).explainedBy(CheckId.X5).checks())
        .containsExactly(CheckId.X5);
    assertThat(new StagingFailure("so", "", new IOException()).checks()).isEmpty();
  }

  @Test
  void namingACheckChangesNothingElse() {
    var cause = new IOException();
    var failure = new RunFailure("what", "do this", cause).explainedBy(CheckId.C2, CheckId.X11);
    assertThat(failure).hasMessage("what").hasCause(cause);
    assertThat(failure.remedy()).isEqualTo("do this");
    assertThat(failure.checks()).containsExactly(CheckId.C2, CheckId.X11);
  }

  @Test
  void idsAreFoundInAnySpelling() {
    assertThat(CheckId.of(" x12")).contains(CheckId.X12);
    assertThat(CheckId.of("X14")).isEmpty();
  }

  /** {@code file type} of places that name no check, with how many there are. */
  private static Map<String, Integer> unexplainedPlaces() {
    var found = new TreeMap<String, Integer>();
    var needNone = listed("all ").keySet();
    for (var room : ROOMS) {
      try (Stream<Path> files = Files.walk(ENGINE.resolve(room))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(
                file ->
                    unexplained(text(file))
                        .forEach(
                            (type, count) ->
                                found.put(room + "/" + file.getFileName() + " " + type, count)));
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }
    found.keySet().removeIf(place -> needNone.contains(place.substring(place.indexOf(' ') + 1)));
    return found;
  }

  private static Map<String, Integer> unexplained(String source) {
    var types = new TreeMap<String, Integer>();
    var made = MADE.matcher(source);
    while (made.find()) {
      var after = source.substring(afterArguments(source, made.end() - 1)).stripLeading();
      if (!after.startsWith(".explainedBy(")) {
        types.merge(made.group(1), 1, Integer::sum);
      }
    }
    return types;
  }

  /** The position behind the parenthesis that closes the one at this position. */
  private static int afterArguments(String source, int open) {
    var depth = 0;
    var at = open;
    do {
      switch (source.charAt(at)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case '"', '\'' -> at = endOfLiteral(source, at);
        default -> {
          // Nothing that opens or closes.
        }
      }
      at++;
    } while (depth > 0);
    return at;
  }

  private static int endOfLiteral(String source, int quote) {
    var at = quote + 1;
    while (source.charAt(at) != source.charAt(quote)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** What the file says behind this word, with its number; each line ends with a reason. */
  private static Map<String, Integer> listed(String kind) {
    var listed = new TreeMap<String, Integer>();
    list().lines().filter(line -> line.startsWith(kind)).forEach(line -> add(line, kind, listed));
    return listed;
  }

  private static void add(String line, String kind, Map<String, Integer> listed) {
    var parts = line.substring(kind.length()).split(": ", 2);
    assertThat(parts).as("a reason in: " + line).hasSize(2);
    listed.merge(parts[0], 1, Integer::sum);
  }

  private static String list() {
    try (var file = FailuresPointToChecksTest.class.getResourceAsStream("unexplained.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
