package io.tracebloc.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Trains the program with the command that does most: a push of pictures to the practice cluster.
 *
 * @param scripts the project's scripts, which need the practice cluster to be built
 */
record PracticePush(Path scripts) implements AotCache.Training {
  private static final String PICTURES = "400";

  @Override
  public void run(Path distribution, String options) throws IOException {
    var folder = Files.createTempDirectory("tracebloc-training");
    var program = new Program(folder);
    var cluster = scripts.resolve("practice-cluster").toString();
    var directory = folder.resolve("cluster").toString();
    try {
      program.run(cluster, "start", "--dir", directory);
      try {
        push(program, folder, distribution, options);
      } finally {
        program.run(cluster, "stop", "--dir", directory);
      }
    } finally {
      delete(folder);
    }
  }

  private void push(Program program, Path folder, Path distribution, String options)
      throws IOException {
    var samples = scripts.resolve("samples").toString();
    program.run(samples, "image_classification", folder.toString(), "--records", PICTURES);
    program.run(
        List.of(
            distribution.resolve("bin/kubectl-tracebloc").toString(),
            "push",
            "leaf_spots",
            "--name",
            "leaf_spots",
            "--task",
            "image_classification",
            "--label-column",
            "disease"),
        options);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
