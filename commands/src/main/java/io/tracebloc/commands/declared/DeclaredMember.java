package io.tracebloc.commands.declared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An annotated field of a command.
 *
 * @param kind option, argument or spec
 * @param field where it lies, see {@link ObjectField}
 * @param words the option's names, apart by spaces, or the argument's index
 * @param attributes what else is declared, by the names of the annotation
 */
record DeclaredMember(String kind, String field, String words, Map<String, String> attributes) {
  private static final char SEPARATOR = '\t';

  static DeclaredMember parse(String line) {
    var fields = line.split("\t", -1);
    var attributes = new LinkedHashMap<String, String>();
    for (var index = 3; index < fields.length; index++) {
      var equals = fields[index].indexOf('=');
      attributes.put(fields[index].substring(0, equals), fields[index].substring(equals + 1));
    }
    return new DeclaredMember(fields[0], fields[1], fields.length > 2 ? fields[2] : "", attributes);
  }

  /** The line that is parsed into the same. */
  String line() {
    var line = new StringBuilder(kind).append(SEPARATOR).append(field);
    if (!words.isEmpty()) {
      line.append(SEPARATOR).append(words);
    }
    attributes.forEach(
        (name, value) -> line.append(SEPARATOR).append(name).append('=').append(value));
    return line.toString();
  }

  /** Lets the model fill in the field of this command. */
  void addTo(CommandSpec spec, Object command) {
    var place = new ObjectField(command, field);
    switch (kind) {
      case "option" -> spec.addOption(option(place));
      case "argument" -> spec.addPositional(argument(place));
      case "spec" -> place.set(spec);
      default -> throw new IllegalStateException("a table with a line of the kind " + kind);
    }
  }

  private OptionSpec option(ObjectField place) {
    var option =
        OptionSpec.builder(words.split(" "))
            .paramLabel(attributes.get("paramLabel"))
            .type(type("type"))
            .splitRegex(attributes.getOrDefault("split", ""))
            .defaultValue(attributes.get("defaultValue"))
            .hasInitialValue(false)
            .getter(place)
            .setter(place);
    attribute("arity").ifPresent(option::arity);
    attribute("element").ifPresent(_ -> option.auxiliaryTypes(type("element")));
    attribute("converter").map(DeclaredMember::converter).ifPresent(option::converters);
    attribute("completionCandidates")
        .map(DeclaredMember::words)
        .ifPresent(option::completionCandidates);
    attribute("preprocessor").map(DeclaredMember::preprocessor).ifPresent(option::preprocessor);
    return option.build();
  }

  private PositionalParamSpec argument(ObjectField place) {
    var argument =
        PositionalParamSpec.builder()
            .index(words)
            .paramLabel(attributes.get("paramLabel"))
            .required(attributes.containsKey("required"))
            .type(type("type"))
            .hasInitialValue(false)
            .getter(place)
            .setter(place);
    attribute("arity").ifPresent(argument::arity);
    attribute("element").ifPresent(_ -> argument.auxiliaryTypes(type("element")));
    attribute("converter").map(DeclaredMember::converter).ifPresent(argument::converters);
    attribute("completionCandidates")
        .map(DeclaredMember::words)
        .ifPresent(argument::completionCandidates);
    return argument.build();
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  private Class<?> type(String attribute) {
    var name = attributes.get(attribute);
    return switch (name) {
      case "boolean" -> boolean.class;
      case "int" -> int.class;
      default -> NamedClass.find(name);
    };
  }

  private static ITypeConverter<?> converter(String type) {
    return value -> NamedClass.create(type, ITypeConverter.class).convert(value);
  }

  private static IParameterPreprocessor preprocessor(String type) {
    return (words, command, argument, info) ->
        NamedClass.create(type, IParameterPreprocessor.class)
            .preprocess(words, command, argument, info);
  }

  @SuppressWarnings("unchecked") // picocli asks that of the class, too
  private static Iterable<String> words(String type) {
    return () -> NamedClass.create(type, Iterable.class).iterator();
  }
}
