package io.tracebloc.commands.options;

import io.tracebloc.engine.release.HelmReleaseName;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The release by its name, where looking it up is not enough. */
public final class ReleaseName {
  @Option(
      names = "--release",
      paramLabel = "NAME",
      converter = Converter.class,
      description = "Release to use if the namespace has several")
  private String name;

  /** The name as given, if any. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** Reads a name that Helm would take for a release ({@code contract/releases.md} 1.1). */
  public static final class Converter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!HelmReleaseName.accepts(text)) {
        throw new TypeConversionException(
            "'%s' is not the name of a release: at most %d lower-case letters, digits, '-' and '.'"
                .formatted(text, HelmReleaseName.LONGEST));
      }
      return text;
    }
  }
}
