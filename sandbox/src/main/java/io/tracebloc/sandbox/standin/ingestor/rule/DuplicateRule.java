package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** GEN-07: the final directory must not hold anything yet. */
record DuplicateRule(Path shared) implements Rule {
  @Override
  public String name() {
    return "Duplicate";
  }

  @Override
  public List<String> problems(IngestionPlan plan, Manifest manifest) throws IOException {
    if (!TableNameRule.isValid(plan.table())) {
      return List.of();
    }
    return isFree(shared.resolve(plan.table())) ? List.of() : List.of(taken(plan.table()));
  }

  static String taken(String table) {
    return "GEN-07: destination /data/shared/%s already exists and is not empty".formatted(table);
  }

  static boolean isFree(Path destination) throws IOException {
    if (!Files.exists(destination, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.isDirectory(destination, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var entries = Files.list(destination)) {
      return entries.findAny().isEmpty();
    }
  }
}
