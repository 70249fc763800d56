package io.tracebloc.engine.dataset.sniff;

import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.dataset.csv.CsvReader;
import io.tracebloc.engine.dataset.csv.RecordTooLongException;
import io.tracebloc.engine.dataset.files.ExistingPath;
import io.tracebloc.engine.dataset.files.LocalEntry;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells the family of a dataset from the names in its folder ({@code contract/datasets.md} 4.3).
 * Looks at the top of the folder and the first line of the manifest only.
 */
public final class DatasetSniff {
  private static final String MANIFEST = "labels.csv";

  private final Path path;

  private DatasetSniff(Path path) {
    this.path = path;
  }

  /**
   * What a path seems to hold.
   *
   * @throws LocalFailure if there is nothing, or it cannot be read
   */
  public static Sniffed of(Path path) {
    ExistingPath.require(path, path.toString());
    try {
      return new DatasetSniff(path).sniff();
    } catch (IOException e) {
      throw new LocalFailure(
          "%s cannot be read.".formatted(Printable.of(path.toString())),
          "Check that your user may read it.",
          e);
    }
  }

  private Sniffed sniff() throws IOException {
    if (!Files.isDirectory(path)) {
      return isCsv(path) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
          ? recognised(Family.TABULAR, path)
          : new Sniffed.Undecided("A single file must be a CSV file, and no link to one.");
    }
    var doubtful = doubtfulMarker();
    if (doubtful.isPresent()) {
      return new Sniffed.Undecided(doubtful.get());
    }
    var images = isDirectory("images");
    var texts = isDirectory("texts") || isDirectory("sequences");
    if (images && texts) {
      return new Sniffed.Undecided("There are pictures as well as texts.");
    }
    return images || texts ? files(images ? Family.IMAGE : Family.TEXT) : table();
  }

  private Sniffed files(Family family) throws IOException {
    return LocalEntry.find(path, MANIFEST) instanceof LocalEntry.RegularFile(var manifest, _, _)
        ? recognised(family, manifest)
        : new Sniffed.Undecided("There is no file " + MANIFEST + " in the folder.");
  }

  private Sniffed table() throws IOException {
    var tables = tables();
    if (tables.size() != 1) {
      return new Sniffed.Undecided(
          tables.isEmpty()
              ? "There are no images/, texts/ or sequences/, and no CSV file."
              : "There are several CSV files.");
    }
    var table = tables.getFirst();
    if (table.getFileName().toString().equals(MANIFEST)) {
      return new Sniffed.Undecided(
          "There is %s, but no images/, texts/ or sequences/ beside it.".formatted(MANIFEST));
    }
    return recognised(Family.TABULAR, table);
  }

  /** A name that looks like a directory of files, but is none or is spelt differently. */
  private Optional<String> doubtfulMarker() throws IOException {
    for (var marker : List.of("images", "texts", "sequences")) {
      var doubt =
          switch (LocalEntry.find(path, marker)) {
            case LocalEntry.Directory _ -> Optional.<String>empty();
            case LocalEntry.Absent(var lookalike) ->
                lookalike.map(
                    found -> "'%s' is not called '%s'.".formatted(Printable.of(found), marker));
            case LocalEntry.RegularFile _, LocalEntry.Link _, LocalEntry.Special _ ->
                Optional.of("'%s' is not a folder.".formatted(marker));
          };
      if (doubt.isPresent()) {
        return doubt;
      }
    }
    return Optional.empty();
  }

  private boolean isDirectory(String name) throws IOException {
    return LocalEntry.find(path, name) instanceof LocalEntry.Directory;
  }

  /** At most two: more make no difference. */
  private List<Path> tables() throws IOException {
    var found = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(path, DatasetSniff::isCsv)) {
      for (var entry : entries) {
        var hidden = entry.getFileName().toString().startsWith(".");
        if (!hidden && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) && found.size() < 2) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private static boolean isCsv(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private static Sniffed recognised(Family family, Path manifest) throws IOException {
    return new Sniffed.Recognised(family, manifest, columns(manifest));
  }

  private static List<String> columns(Path manifest) throws IOException {
    var content =
        Files.newInputStream(manifest, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (var reader = new CsvReader(content)) {
      return reader.next() && reader.hasReadableHeader() ? CsvHeader.of(reader).names() : List.of();
    } catch (RecordTooLongException e) {
      return List.of();
    }
  }
}
