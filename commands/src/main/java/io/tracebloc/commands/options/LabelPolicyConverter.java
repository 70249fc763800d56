package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.LabelPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a label policy by its id. */
final class LabelPolicyConverter implements ITypeConverter<LabelPolicy> {
  @Override
  public LabelPolicy convert(String text) {
    return LabelPolicy.ofId(text)
        .orElseThrow(
            () -> new TypeConversionException("'" + text + "' is neither bucket nor passthrough"));
  }
}
