package io.tracebloc.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of rules in the documentation is the registry; {@code -Dgolden=update} writes it. */
final class RuleTableTest {
  private static final Path PAGE = Path.of("..", "docs", "dataset-rules.md");
  private static final String START = "<!-- rules -->\n";
  private static final String END = "<!-- end of rules -->\n";

  @Test
  void theDocumentationListsEveryRule() throws IOException {
    var page = Files.readString(PAGE);
    var start = page.indexOf(START) + START.length();
    var end = page.indexOf(END);
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, page.substring(0, start) + table() + page.substring(end));
      return;
    }
    assertThat(page.substring(start, end)).isEqualTo(table());
  }

  private static String table() {
    var table =
        new StringBuilder("| Rule | What must hold | Older clusters | Newer clusters | Here |\n")
            .append("|---|---|---|---|---|\n");
    for (var rule : Rule.values()) {
      var effect = rule == Rule.LBL_02 ? "stores no label" : "rejects";
      table.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  rule.id(),
                  rule.what(),
                  rule.enforced().byOlderIngestors() ? effect : "—",
                  rule.enforced().byNewerIngestors() ? effect : "—",
                  here(rule)));
    }
    return table.toString();
  }

  private static String here(Rule rule) {
    if (rule.isLeftToTheCluster()) {
      return "the cluster is asked before the copy";
    }
    return switch (rule.severity()) {
      case WARNING -> "warns";
      case NOTE -> "is noted";
      case REJECTION -> rule.kind() == Finding.Kind.OPTION ? "rejects (exit code 2)" : "rejects";
    };
  }
}
