package io.tracebloc.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Statements for one call of the database's client, and how its output falls apart into answers.
 * After each statement the client prints a mark, so that rows belong to a statement and a cut
 * output is noticed; an error tells the line of its statement. The client is told to leave, because
 * its input need not have an end ({@code contract/protocol.md} 6.3).
 */
final class Script {
  private static final Pattern ERROR =
      Pattern.compile("ERROR (\\d{1,5}) \\(\\w{1,8}\\)(?: at line (\\d{1,9}))?: (.*)");

  /** From here on, an error is one of the client and not of the server: there is no connection. */
  private static final int CLIENT_ERRORS = 2000;

  private static final int CLIENT_ERRORS_END = 3000;

  private final List<String> statements;
  private final String mark;

  /**
   * A script.
   *
   * @param statements each on one line, without the semicolon at its end
   * @param mark a word that is in no answer
   */
  Script(List<String> statements, String mark) {
    this.statements = List.copyOf(statements);
    this.mark = mark;
    for (var statement : statements) {
      if (statement.indexOf('\n') >= 0 || statement.isBlank()) {
        throw new IllegalArgumentException("a statement is one line: " + statement);
      }
    }
  }

  /** What the client reads. */
  String text() {
    var text = new StringBuilder();
    for (int index = 0; index < statements.size(); index++) {
      text.append(statements.get(index)).append(";\n");
      text.append("SELECT '").append(mark(index)).append("';\n");
    }
    return text.append("exit\n").toString();
  }

  private String mark(int index) {
    return mark + "-" + index;
  }

  /** An error line of the client. */
  private record ClientError(int code, int line, String words) {
    static Optional<ClientError> of(String line) {
      var matcher = ERROR.matcher(line);
      return matcher.find()
          ? Optional.of(
              new ClientError(
                  Integer.parseInt(matcher.group(1)),
                  matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)),
                  matcher.group(3)))
          : Optional.empty();
    }

    boolean connection() {
      return line == 0 || (code >= CLIENT_ERRORS && code < CLIENT_ERRORS_END);
    }

    /** Each statement has two lines, the second being its mark. */
    boolean concerns(int statement) {
      return !connection() && (line - 1) / 2 == statement;
    }

    Answer.Refused refusal() {
      return new Answer.Refused(code, ClientWords.bounded(words));
    }
  }

  /**
   * The answers up to the first statement whose mark is missing: all of them if the client came to
   * the end, else those before the error at which it stopped, and that error.
   */
  List<Answer> answers(String output, String diagnostics) {
    var errors = diagnostics.lines().map(ClientError::of).flatMap(Optional::stream).toList();
    var answers = new ArrayList<Answer>();
    var rows = new ArrayList<Row>();
    for (var line : output.split("\n", -1)) {
      int index = answers.size();
      if (index == statements.size()) {
        break;
      }
      if (!line.equals(mark(index))) {
        rows.add(Row.of(line));
        continue;
      }
      answers.add(refusal(errors, index).orElseGet(() -> new Answer.Rows(rows)));
      rows.clear();
    }
    refusal(errors, answers.size()).ifPresent(answers::add);
    return List.copyOf(answers);
  }

  private static Optional<Answer> refusal(List<ClientError> errors, int statement) {
    return errors.stream()
        .filter(error -> error.concerns(statement))
        .findFirst()
        .map(ClientError::refusal);
  }

  /** What the client says of its connection, if that was refused or broke. */
  static Optional<String> connectionTrouble(String diagnostics) {
    return diagnostics
        .lines()
        .flatMap(line -> ClientError.of(line).filter(ClientError::connection).stream())
        .map(error -> ClientWords.bounded(error.words()))
        .findFirst();
  }

  /** Whether every statement was carried out or refused. */
  boolean isComplete(List<Answer> answers) {
    return answers.size() == statements.size();
  }
}
