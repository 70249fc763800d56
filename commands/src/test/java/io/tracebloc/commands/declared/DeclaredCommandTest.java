package io.tracebloc.commands.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.Faces;
import io.tracebloc.commands.Golden;
import io.tracebloc.commands.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The tables say what the annotations declare, and make the same model of it. */
class DeclaredCommandTest {
  private static final Path TABLES = Path.of("src/main/resources/io/tracebloc/commands/declared");

  static Stream<Arguments> commands() {
    return Stream.of(Host.KUBECTL, Host.HELM)
        .flatMap(
            host ->
                Faces.commands(host).entrySet().stream()
                    .filter(entry -> entry.getValue().getSubcommands().isEmpty())
                    .filter(entry -> !(entry.getValue().getCommand() instanceof HelpCommand))
                    .map(
                        entry ->
                            Arguments.of(
                                host.name(), entry.getKey(), entry.getValue().getCommand())));
  }

  private static Path file(String host, String name) {
    return TABLES.resolve(host).resolve(name.replace(' ', '/') + ".tsv");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theTableIsUpToDate(String host, String name, Object command) throws IOException {
    Golden.assertSame(new AnnotatedCommand(command).table(), file(host, name));
  }

  @Test
  void noTableIsLeftOfACommandThatIsGone() throws IOException {
    try (var files = Files.walk(TABLES)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrderElementsOf(
              commands().map(one -> file((String) one.get()[0], (String) one.get()[1])).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  @SuppressWarnings("ReferenceEquality") // The very object is meant.
  void theTableMakesTheModelThatTheAnnotationsMake(String host, String name, Object command) {
    var annotated = new AnnotatedCommand(command);
    var expected = annotated.spec();
    var made = DeclaredCommand.of(host, name).orElseThrow().spec(command);
    assertThat(made.userObject()).isSameAs(command);
    assertThat(facts(arguments(made))).isEqualTo(facts(arguments(expected)));
    for (var argument : made.args()) {
      var field = (ObjectField) argument.getter();
      assertThat(argument.setter()).isSameAs(field);
      var same =
          expected.args().stream()
              .filter(other -> AnnotatedCommand.field(other).equals(field.field()))
              .filter(other -> AnnotatedCommand.holder(other) == field.holder());
      assertThat(facts(same.toList())).isEqualTo(facts(List.of(argument)));
    }
  }

  private static List<ArgSpec> arguments(CommandSpec spec) {
    var arguments = new ArrayList<ArgSpec>(spec.options());
    arguments.addAll(spec.positionalParameters());
    return arguments;
  }

  private static List<String> facts(List<ArgSpec> arguments) {
    return arguments.stream().map(DeclaredCommandTest::facts).toList();
  }

  /** Everything but what only the help shows. */
  private static String facts(ArgSpec argument) {
    var words =
        switch (argument) {
          case OptionSpec option -> Arrays.toString(option.names());
          case PositionalParamSpec parameter ->
              List.of(
                      parameter.index().min(),
                      parameter.index().max(),
                      parameter.index().isVariable())
                  .toString();
          default -> "";
        };
    return Stream.<Object>of(
            words,
            argument.paramLabel(),
            argument.arity().min(),
            argument.arity().max(),
            argument.arity().isVariable(),
            argument.arity().isUnspecified(),
            argument.type(),
            argument.isMultiValue() ? Arrays.asList(argument.auxiliaryTypes()) : "",
            argument.typeInfo().getEnumConstantNames(),
            argument.required(),
            argument.splitRegex(),
            argument.defaultValue(),
            argument.converters().length,
            argument.completionCandidates() == null
                ? ""
                : String.join(",", argument.completionCandidates()),
            argument.preprocessor().getClass().getName().startsWith("picocli."),
            argument.interactive(),
            argument.inherited(),
            argument.isOption() && ((OptionSpec) argument).usageHelp())
        .map(String::valueOf)
        .toList()
        .toString();
  }
}
