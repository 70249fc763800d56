package io.tracebloc.engine.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.engine.catalog.ScriptedPods.Call;
import io.tracebloc.engine.catalog.ScriptedPods.End;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** The database's client as it prints in batch mode: rows, marks, and errors with their lines. */
final class ScriptedDatabase implements ScriptedPods.Program {
  /** What a statement leads to: lines of cells, or an error. */
  sealed interface Reply {
    record Lines(List<String> lines) implements Reply {}

    record Refusal(int code, String words) implements Reply {}
  }

  final List<List<String>> scripts = new ArrayList<>();
  private final Function<String, Reply> replies;

  ScriptedDatabase(Function<String, Reply> replies) {
    this.replies = replies;
  }

  static Reply rows(String... lines) {
    return new Reply.Lines(List.of(lines));
  }

  static Reply error(int code, String words) {
    return new Reply.Refusal(code, words);
  }

  static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8));
  }

  @Override
  public End run(Call call) throws IOException {
    var lines = call.input().lines().toList();
    var goesOn = call.command().getLast().endsWith(" -f");
    var output = new StringBuilder();
    var errors = new StringBuilder("mysql: [Warning] Using a password on the command line.\n");
    var statements = new ArrayList<String>();
    for (int at = 0; at < lines.size() - 1; at++) {
      var statement = lines.get(at).substring(0, lines.get(at).length() - 1);
      if (statement.startsWith("SELECT 'tracebloc-")) {
        output.append(statement, 8, statement.length() - 1).append('\n');
        continue;
      }
      statements.add(statement);
      switch (replies.apply(statement)) {
        case Reply.Lines(var rows) -> rows.forEach(row -> output.append(row).append('\n'));
        case Reply.Refusal(var code, var words) -> {
          errors.append("ERROR %d (42S02) at line %d: %s%n".formatted(code, at + 1, words));
          if (!goesOn) {
            scripts.add(statements);
            return new End(1, output.toString(), errors.toString());
          }
        }
      }
    }
    scripts.add(statements);
    return new End(0, output.toString(), errors.toString());
  }
}
