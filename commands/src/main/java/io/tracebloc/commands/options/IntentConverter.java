package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.Intent;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an intent by its id. */
final class IntentConverter implements ITypeConverter<Intent>, Choices {
  @Override
  public Intent convert(String text) {
    return Intent.ofId(text)
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is neither train nor test"));
  }

  @Override
  public List<String> words() {
    return Arrays.stream(Intent.values()).map(Intent::id).toList();
  }
}
