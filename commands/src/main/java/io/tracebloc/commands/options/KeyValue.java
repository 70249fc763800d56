package io.tracebloc.commands.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A pair given as {@code key=value}; the value may hold further equals signs. */
record KeyValue(String key, String value) {
  /** Reads a pair. */
  static final class Converter implements ITypeConverter<KeyValue> {
    @Override
    public KeyValue convert(String text) {
      var equals = text.indexOf('=');
      if (equals < 1) {
        throw new TypeConversionException("'" + text + "' is not of the form KEY=VALUE");
      }
      return new KeyValue(text.substring(0, equals), text.substring(equals + 1));
    }
  }
}
