package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.LabelPolicy;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a label policy by its id. */
final class LabelPolicyConverter implements ITypeConverter<LabelPolicy>, Choices {
  @Override
  public LabelPolicy convert(String text) {
    return LabelPolicy.ofId(text)
        .orElseThrow(
            () -> new TypeConversionException("'" + text + "' is neither bucket nor passthrough"));
  }

  @Override
  public List<String> words() {
    return Arrays.stream(LabelPolicy.values()).map(LabelPolicy::id).toList();
  }
}
