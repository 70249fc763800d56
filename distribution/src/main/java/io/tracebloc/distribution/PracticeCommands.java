package io.tracebloc.distribution;

import io.tracebloc.distribution.packages.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the program with its commands as people use them, with both plugins.
 *
 * @param scripts the project's scripts, which need the practice cluster to be built
 */
record PracticeCommands(Path scripts) {
  private static final String PICTURES = "400";

  /** What only has to be looked up. */
  private static final List<String> ANSWERS =
      List.of(
          "0 kubectl --help",
          "0 kubectl push --help",
          "0 kubectl version --client",
          "0 kubectl __complete push --na",
          "0 kubectl __complete pu",
          "0 helm --help",
          "0 helm ingest --help",
          "0 helm version --client",
          "0 helm __complete ingest --na");

  /** All that the doctor looks at in a cluster; C8 would ask the back end. */
  private static final String CHECKS =
      "C1,C2,C3,C4,C5,C6,C7,C9,X1,X2,X3,X4,X5,X6,X7,X8,X9,X10,X11,X12,X13";

  /** Checks that pass and fail, and on a practice cluster what is there and whole ingestions. */
  private static final List<String> CALLS =
      List.of(
          "0 kubectl validate leaf_spots --task image_classification --label-column disease",
          "2 kubectl validate document.yaml",
          "2 kubectl validate leaf_spots --task image_classification --label-column absent",
          "2 helm validate leaf_spots --name=x --task=image_classification --label-column=absent",
          "0 kubectl __complete push -n ",
          "0 kubectl __complete push leaf_spots --label-column ",
          "0 kubectl info",
          "0 kubectl info -o json",
          "0 kubectl version",
          "0 kubectl push leaf_spots --name leaf_spots --task image_classification"
              + " --label-column disease",
          "0 kubectl stage leaf_spots --to copied",
          "0 kubectl doctor --checks " + CHECKS,
          "0 kubectl doctor -o json --checks " + CHECKS,
          "0 helm values practice",
          "0 helm ingest practice leaf_spots --name again --task image_classification"
              + " --label-column disease");

  /** A run of commands that answer at once. */
  void answer(List<String> java) throws IOException {
    var folder = Files.createTempDirectory("tracebloc-training");
    try {
      rehearse(new Program(folder), java, folder, ANSWERS);
    } finally {
      Tree.delete(folder);
    }
  }

  /**
   * A run of commands that work, on a practice cluster of their own, whose stand-ins are laid out
   * by what they do meanwhile.
   */
  void work(List<String> java) throws IOException {
    var folder = Files.createTempDirectory("tracebloc-training");
    var program = new Program(folder);
    Files.createDirectory(program.classLists());
    var cluster = scripts.resolve("practice-cluster").toString();
    var directory = folder.resolve("cluster").toString();
    try {
      program.run(cluster, "start", "--dir", directory);
      try {
        var samples = scripts.resolve("samples").toString();
        program.run(samples, "image_classification", folder.toString(), "--records", PICTURES);
        Files.writeString(folder.resolve("document.yaml"), "kind: IngestConfig\n");
        rehearse(program, java, folder, CALLS);
      } finally {
        program.run(cluster, "stop", "--dir", directory);
      }
      new PracticeArchive(scripts.resolve("../target/dist/practice-cluster").normalize())
          .make(program);
    } finally {
      Tree.delete(folder);
    }
  }

  private static void rehearse(Program program, List<String> java, Path folder, List<String> calls)
      throws IOException {
    var lines = calls.stream().map(call -> call.replace(' ', '\t')).toList();
    var file = Files.write(folder.resolve("calls"), lines);
    var command = new ArrayList<>(java);
    command.add("io.tracebloc.commands.Rehearsal");
    command.add(file.toString());
    command.addAll(AotCache.MAIN_CLASSES);
    program.run(command.toArray(String[]::new));
  }
}
