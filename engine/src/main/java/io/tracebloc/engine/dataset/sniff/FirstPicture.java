package io.tracebloc.engine.dataset.sniff;

import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.image.ImageHeader;
import io.tracebloc.engine.dataset.image.ImageHeaderReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The size of a picture in a directory, for a suggestion. */
public final class FirstPicture {
  private static final int MOST_ENTRIES = 1000;
  private static final int MOST_TRIES = 10;

  private FirstPicture() {}

  /** The size of the first picture by name that can be read, among the first names listed. */
  public static Optional<PixelSize> size(Path directory) {
    try {
      var reader = new ImageHeaderReader();
      for (var file : names(directory)) {
        var size = size(file, reader);
        if (size.isPresent()) {
          return size;
        }
      }
    } catch (IOException | DirectoryIteratorException _) {
      // Nothing can be suggested then; the preflight will say what is wrong.
    }
    return Optional.empty();
  }

  private static List<Path> names(Path directory) throws IOException {
    var names = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(directory, FirstPicture::isPicture)) {
      for (var entry : entries) {
        names.add(entry);
        if (names.size() == MOST_ENTRIES) {
          break;
        }
      }
    }
    return names.stream().sorted().limit(MOST_TRIES).toList();
  }

  private static boolean isPicture(Path file) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && Family.IMAGE.extensions().stream().anyMatch(name::endsWith)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Optional<PixelSize> size(Path file, ImageHeaderReader reader) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return reader.read(channel) instanceof ImageHeader.Picture(var width, var height)
          ? Optional.of(new PixelSize(width, height))
          : Optional.empty();
    }
  }
}
