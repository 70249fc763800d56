package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.selection.Omissions;
import io.tracebloc.engine.dataset.selection.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a scan makes of some entries of a directory. Filled by one thread, then only read. */
final class ScannedChunk {
  /** An entry that stands where a file is wanted, or leaves files out, and how to tell of it. */
  private record Unusable(String name, BiConsumer<ScanListener, String> report) {}

  private final Set<String> wanted;
  private final List<Slice> names;
  private final long[] sizes;
  private final long[] modified;
  private final ExtensionCounts extensions = new ExtensionCounts();
  private final ExtensionCounts skipped = new ExtensionCounts();
  private final Omissions omitted = new Omissions();
  private final List<Unusable> unusable = new ArrayList<>(0);

  private ScannedChunk(Set<String> wanted, int most) {
    this.wanted = wanted;
    this.names = new ArrayList<>(most);
    this.sizes = new long[most];
    this.modified = new long[most];
  }

  /**
   * Looks at entries without following them.
   *
   * @param wanted extensions of usable files, in lower case with the dot
   * @param directory what the directory is called in the stage
   * @param selection which files are taken
   */
  static ScannedChunk of(
      List<Path> entries, Set<String> wanted, String directory, Selection selection)
      throws IOException {
    var chunk = new ScannedChunk(wanted, entries.size());
    for (var entry : entries) {
      var name = entry.getFileName().toString();
      if (!name.startsWith(".") && !chunk.omits(directory, name, selection)) {
        chunk.look(entry, name);
      }
    }
    return chunk;
  }

  List<Slice> names() {
    return names;
  }

  long size(int index) {
    return sizes[index];
  }

  long modified(int index) {
    return modified[index];
  }

  /** Extensions of the usable files. */
  ExtensionCounts extensions() {
    return extensions;
  }

  /** Extensions of the other files. */
  ExtensionCounts skipped() {
    return skipped;
  }

  /** Usable files that are left out. */
  Omissions omitted() {
    return omitted;
  }

  private boolean omits(String directory, String name, Selection selection) {
    if (!selection.hasPatterns()) {
      return false;
    }
    var reason = selection.omits(List.of(directory, name));
    if (wanted.contains(extensionOf(name))) {
      reason.ifPresent(why -> omitted.add(why, directory + "/" + name));
    }
    return reason.isPresent();
  }

  /** Tells what cannot be used. */
  void report(ScanListener listener) {
    unusable.forEach(entry -> entry.report().accept(listener, entry.name()));
  }

  private void look(Path path, String name) throws IOException {
    var extension = extensionOf(name);
    try {
      var entry = LocalEntry.at(path);
      if (wanted.contains(extension)) {
        takeWanted(entry, path, name, extension);
      } else {
        takeUnwanted(entry, path, name, extension);
      }
    } catch (NoSuchFileException e) {
      // Deleted since it was listed.
    }
  }

  private void takeWanted(LocalEntry entry, Path path, String name, String extension) {
    switch (entry) {
      case LocalEntry.RegularFile file -> {
        if (FaithfulName.of(path, name)) {
          add(file, name, extension);
        } else {
          unusable.add(new Unusable(name, ScanListener::undecodable));
        }
      }
      case LocalEntry.Link _ -> unusable.add(new Unusable(name, ScanListener::link));
      case LocalEntry.Special _ -> unusable.add(new Unusable(name, ScanListener::special));
      case LocalEntry.Directory _, LocalEntry.Absent _ -> {}
    }
  }

  private void takeUnwanted(LocalEntry entry, Path path, String name, String extension) {
    switch (entry) {
      // Nothing is read through the link; but that a whole folder stays out deserves a word.
      case LocalEntry.Link _ when Files.isDirectory(path) ->
          unusable.add(new Unusable(name, ScanListener::linkedDirectory));
      case LocalEntry.Link _, LocalEntry.RegularFile _, LocalEntry.Special _ ->
          skipped.add(extension, 1);
      case LocalEntry.Directory _, LocalEntry.Absent _ -> {}
    }
  }

  private void add(LocalEntry.RegularFile file, String name, String extension) {
    sizes[names.size()] = file.size();
    modified[names.size()] = file.modified();
    names.add(Slice.of(name));
    extensions.add(extension, 1);
  }

  /** The last dot and what follows, in lower case. */
  private static String extensionOf(String name) {
    var dot = name.lastIndexOf('.');
    return dot < 0 ? DirectoryScan.NO_EXTENSION : name.substring(dot).toLowerCase(Locale.ROOT);
  }
}
