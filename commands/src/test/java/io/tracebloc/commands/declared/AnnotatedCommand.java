package io.tracebloc.commands.declared;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Range;
import picocli.CommandLine.Spec;

/** The lines of a command's table, made of its annotations. */
record AnnotatedCommand(Object command) {
  /** As picocli reads it. */
  CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(command);
  }

  String table() {
    var members = new ArrayList<DeclaredMember>();
    var spec = spec();
    spec.options().forEach(option -> members.add(option(option)));
    spec.positionalParameters().forEach(argument -> members.add(argument(argument)));
    fields(command.getClass())
        .filter(field -> field.isAnnotationPresent(Spec.class))
        .forEach(field -> members.add(new DeclaredMember("spec", field.getName(), "", Map.of())));
    var lines = new StringBuilder();
    members.forEach(member -> lines.append(member.line()).append('\n'));
    return lines.toString();
  }

  private DeclaredMember option(OptionSpec option) {
    var attributes = attributes(option);
    var declared = field(option).getAnnotation(Option.class);
    put(attributes, "split", option.splitRegex());
    put(attributes, "defaultValue", Optional.ofNullable(option.defaultValue()).orElse(""));
    converter(attributes, declared.converter());
    candidates(attributes, declared.completionCandidates());
    if (IParameterPreprocessor.class.isAssignableFrom(declared.preprocessor())
        && !declared.preprocessor().getName().startsWith("picocli.")) {
      attributes.put("preprocessor", declared.preprocessor().getName());
    }
    return new DeclaredMember("option", path(option), String.join(" ", option.names()), attributes);
  }

  private DeclaredMember argument(PositionalParamSpec argument) {
    var attributes = attributes(argument);
    var declared = field(argument).getAnnotation(Parameters.class);
    if (argument.required()) {
      attributes.put("required", "true");
    }
    converter(attributes, declared.converter());
    candidates(attributes, declared.completionCandidates());
    return new DeclaredMember("argument", path(argument), range(argument.index()), attributes);
  }

  private static Map<String, String> attributes(ArgSpec argument) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("paramLabel", argument.paramLabel());
    attributes.put("type", argument.type().getName());
    if (argument.isMultiValue()) {
      attributes.put("element", argument.auxiliaryTypes()[0].getName());
    }
    put(attributes, "arity", argument.arity().isUnspecified() ? "" : range(argument.arity()));
    return attributes;
  }

  private static void put(Map<String, String> attributes, String name, String value) {
    if (!value.isEmpty()) {
      attributes.put(name, value);
    }
  }

  private static void converter(
      Map<String, String> attributes, Class<? extends ITypeConverter<?>>[] converters) {
    Arrays.stream(converters).forEach(type -> attributes.put("converter", type.getName()));
  }

  private static void candidates(
      Map<String, String> attributes, Class<? extends Iterable<String>> candidates) {
    if (!candidates.getName().startsWith("picocli.")) {
      attributes.put("completionCandidates", candidates.getName());
    }
  }

  private static String range(Range range) {
    var most = range.isVariable() ? "*" : String.valueOf(range.max());
    return most.equals(String.valueOf(range.min())) ? most : range.min() + ".." + most;
  }

  /** Where the field lies that an option or argument fills in. */
  @SuppressWarnings("ReferenceEquality") // The very object is meant.
  String path(ArgSpec argument) {
    return prefixes(command, "")
        .filter(place -> place.getValue() == holder(argument))
        .map(place -> place.getKey() + field(argument).getName())
        .findFirst()
        .orElseThrow();
  }

  static Field field(ArgSpec argument) {
    return (Field) argument.userObject();
  }

  static Object holder(ArgSpec argument) {
    try {
      return argument.scope().get();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The objects that hold annotated fields, by the path that leads to them. */
  private static Stream<Map.Entry<String, Object>> prefixes(Object holder, String prefix) {
    var inner =
        fields(holder.getClass())
            .filter(
                field ->
                    field.isAnnotationPresent(Mixin.class)
                        || field.isAnnotationPresent(ArgGroup.class))
            .flatMap(
                field ->
                    prefixes(
                        new ObjectField(holder, field.getName()).get(),
                        prefix + field.getName() + "."));
    return Stream.concat(Stream.of(Map.entry(prefix, holder)), inner);
  }

  private static Stream<Field> fields(Class<?> type) {
    var types = new ArrayList<Class<?>>(List.of(type));
    while (types.getLast().getSuperclass() != null) {
      types.add(types.getLast().getSuperclass());
    }
    return types.stream().flatMap(each -> Arrays.stream(each.getDeclaredFields()));
  }
}
