package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.Intent;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an intent by its id. */
final class IntentConverter implements ITypeConverter<Intent> {
  @Override
  public Intent convert(String text) {
    return Intent.ofId(text)
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is neither train nor test"));
  }
}
