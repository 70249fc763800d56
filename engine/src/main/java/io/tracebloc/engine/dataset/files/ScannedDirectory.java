package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.selection.Omissions;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of scanning a directory. Dot-files and nested directories are not counted anywhere.
 *
 * @param files the usable files
 * @param extensions extensions of the usable files, in lower case, with their numbers
 * @param skipped extensions of the other files, in lower case, with their numbers; at most {@link
 *     #MOST_EXTENSIONS}
 * @param omitted usable files that a pattern leaves out
 */
public record ScannedDirectory(
    DirectoryFiles files,
    SortedMap<String, Long> extensions,
    SortedMap<String, Long> skipped,
    Omissions omitted) {
  /** How many different extensions are told apart. */
  public static final int MOST_EXTENSIONS = 100;

  public ScannedDirectory {
    extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
  }
}
