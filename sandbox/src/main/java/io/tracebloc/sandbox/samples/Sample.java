package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.shell.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A kind of dataset that can be made for one task, and what has to be said to push it. */
public final class Sample {
  /** With fewer rows some tasks would lack a second class, or a second sequence. */
  public static final int FEWEST_RECORDS = 4;

  private final String category;
  private final String name;
  private final List<String> options;
  private final Recipe recipe;

  Sample(String category, String name, List<String> options, Recipe recipe) {
    this.category = category;
    this.name = name;
    this.options = List.copyOf(options);
    this.recipe = recipe;
  }

  /** The task's id ({@code contract/datasets.md} 1.2). */
  public String category() {
    return category;
  }

  /** Name of the dataset in a workspace. */
  public String name() {
    return name;
  }

  /** Options of {@code kubectl tracebloc push} that it needs besides its path, name and task. */
  public List<String> options() {
    return options;
  }

  /**
   * Writes the dataset; the same number of records and seed make the same files.
   *
   * @param folder made if missing; must be empty
   * @param records rows of its CSV file, which is what an ingestion counts
   * @throws IllegalArgumentException for fewer than {@link #FEWEST_RECORDS} records
   * @throws IOException if the folder is not empty or cannot be written
   */
  public void writeTo(Path folder, int records, long seed) throws IOException {
    if (records < FEWEST_RECORDS) {
      throw new IllegalArgumentException("at least " + FEWEST_RECORDS + " records are needed");
    }
    Files.createDirectories(folder);
    try (var present = Files.newDirectoryStream(folder)) {
      if (present.iterator().hasNext()) {
        throw new IOException(folder + " is not empty; remove it, or choose another directory");
      }
    }
    recipe.write(folder, records, seed);
  }

  /** Arguments that push the dataset in this folder: {@code push FOLDER --name ...}. */
  public List<String> push(Path folder) {
    var words =
        new ArrayList<>(List.of("push", folder.toString(), "--name", name, "--task", category));
    words.addAll(options);
    return List.copyOf(words);
  }

  /** The command line that pushes the dataset in this folder, for a POSIX shell. */
  public String commandLine(Path folder) {
    return push(folder).stream()
        .map(ShellWord::of)
        .collect(Collectors.joining(" ", "kubectl tracebloc ", ""));
  }

  @Override
  public String toString() {
    return category;
  }
}
