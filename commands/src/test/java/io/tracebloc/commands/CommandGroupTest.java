package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.options.ConnectionFlags;
import io.tracebloc.commands.options.ConnectionOptions;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** Commands of two words. */
class CommandGroupTest {
  @Command(description = "Names a boat")
  private static final class Name implements Callable<Integer> {
    @Parameters private String boat = "";

    @Override
    public Integer call() {
      return boat.length();
    }
  }

  /** One group besides a plain command. */
  private static final class Harbour implements Face {
    @Override
    public Map<String, Supplier<Object>> commands() {
      var inner = new LinkedHashMap<String, Supplier<Object>>();
      inner.put("name", Name::new);
      inner.put("sink", Name::new);
      var commands = new LinkedHashMap<String, Supplier<Object>>();
      commands.put("boats", () -> new CommandGroup("Look after boats", inner));
      commands.put("chart", Name::new);
      return commands;
    }

    @Override
    public ConnectionFlags connectionFlags() {
      return new ConnectionOptions();
    }

    @Override
    public void adapt(CommandSpec command) {
      // Nothing is different here.
    }

    @Override
    public String connectionHint() {
      return "";
    }
  }

  private final Face face = new Harbour();

  @ParameterizedTest
  @CsvSource({
    "boats name x, boats name x",
    "-n sea boats name x, boats name -n sea x",
    "boats -n sea name x, boats name -n sea x",
    "-n sea boats --context=c name x -v, boats name -n sea --context=c x -v",
    "-nsea boats, boats -nsea",
    "boats -n sea, boats -n sea",
    "boats --help, boats --help",
    "boats -z name, boats -z name",
    "-n sea chart boats name, chart -n sea boats name",
    "chart -n sea x, chart -n sea x",
    "help boats name, boats name --help",
    "help boats, help boats",
    "help chart name, help chart name",
    "help, help",
    "-n, -n"
  })
  void theWordsOfTheCommandComeFirst(String typed, String read) {
    assertThat(String.join(" ", CommandWords.first(List.of(typed.split(" ")), face)))
        .isEqualTo(read);
  }

  private CommandLine tree(String... arguments) {
    var streams = new Streams(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    return new CommandTree(new Terminal().invocation(streams), face).build(List.of(arguments));
  }

  @Test
  void onlyWhatIsNamedIsMade() {
    var boats = tree("boats", "sink", "x").getSubcommands();
    assertThat(boats).containsOnlyKeys("boats");
    assertThat(boats.get("boats").getSubcommands()).containsOnlyKeys("sink");
    assertThat(tree("boats").getSubcommands().get("boats").getSubcommands())
        .containsOnlyKeys("name", "sink");
  }

  @Test
  void theGroupAloneShowsWhatIsInIt() {
    var boats = tree().getSubcommands().get("boats");
    assertThat(boats.getUsageMessage())
        .startsWith("Usage: kubectl tracebloc boats")
        .contains("Look after boats", "Commands:", "name  Names a boat");
    assertThat(tree("boats").execute("boats")).isZero();
  }

  @Test
  void aWordThatIsNoCommandOfTheGroupIsTold() {
    var problem = new StringBuilder();
    var tree =
        tree("boats", "nam")
            .setParameterExceptionHandler(
                (exception, _) -> {
                  problem.append(UsageProblem.of(exception));
                  return 1;
                });
    assertThat(tree.execute("boats", "nam")).isEqualTo(1);
    assertThat(problem).hasToString("Unknown command 'nam'; did you mean name?");
  }
}
