package io.tracebloc.sandbox.standin.ingestor.rule;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** GEN-07: the final directory must not hold anything yet. */
public record DuplicateRule(Path shared) implements Rule {
  @Override
  public String name() {
    return "Duplicate";
  }

  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var table = dataset.plan().table();
    if (!TableNameRule.isSafe(table)) {
      return;
    }
    var destination = shared.resolve(table);
    if (!isFree(destination)) {
      findings.problem(taken(table));
    } else if (Files.exists(destination)) {
      findings.warning("GEN-07: the empty destination /data/shared/" + table + " is used again");
    }
  }

  /** What to say of a destination that is in use. */
  public static String taken(String table) {
    return "GEN-07: destination /data/shared/%s already exists and is not empty".formatted(table);
  }

  /** Whether nothing is there, or an empty directory. */
  public static boolean isFree(Path destination) throws IOException {
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
