package io.tracebloc.engine.dataset;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Printable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the parts of a dataset lie, if a document says so. Here they may have any name; in the
 * stage they get the conventional ones ({@code contract/datasets.md} 3.3, 3.4).
 *
 * @param manifest the CSV file
 * @param directory the directory with the primary files; empty for tables
 * @param sidecar the directory beside it, for categories that have one
 */
public record DatasetParts(Part manifest, Optional<Part> directory, Optional<Part> sidecar) {

  public DatasetParts {
    requireNonNull(manifest);
    requireNonNull(directory);
    requireNonNull(sidecar);
  }

  /**
   * One part.
   *
   * @param path where it lies, absolute
   * @param staged what it is called in the stage, directories without a slash
   * @param shown what the user calls it, printable, directories without a slash
   */
  public record Part(Path path, String staged, String shown) {
    public Part {
      requireNonNull(path);
      shown = withoutSlash(Printable.of(shown));
    }

    private static String withoutSlash(String name) {
      return name.length() > 1 && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
  }

  /** A finding about a staged name, told with the user's name for it. */
  public Finding localised(Finding finding) {
    return finding.file().map(file -> finding.in(localName(file))).orElse(finding);
  }

  private String localName(String staged) {
    return Stream.of(Optional.of(manifest), directory, sidecar)
        .flatMap(Optional::stream)
        .filter(part -> staged.equals(part.staged()) || staged.startsWith(part.staged() + "/"))
        .findFirst()
        .map(part -> part.shown() + staged.substring(part.staged().length()))
        .orElse(staged);
  }
}
