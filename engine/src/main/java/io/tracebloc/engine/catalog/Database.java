package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The database of a release, asked by its own client inside its own Pod ({@code
 * contract/datasets.md} 8.2). Statements travel on the client's input; its password is a variable
 * of the Pod and never leaves it. Each call is one exec, whatever the number of statements. Safe
 * for use by several threads.
 *
 * <p>Statements are of ASCII, without a line end and without a semicolon at their end; {@link Sql}
 * has the pieces.
 */
public final class Database {
  /** What the name of the database's Pod contains. */
  static final String POD = "mysql";

  private static final int OUTPUT_LIMIT = 64 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Tabs between cells, no column names; escapes what would break a row. */
  private static final String CLIENT = "mysql -uroot -p\"$MYSQL_ROOT_PASSWORD\" -N";

  private static final List<String> STOPPING = List.of("sh", "-c", CLIENT);
  private static final List<String> GOING_ON = List.of("sh", "-c", CLIENT + " -f");

  private final PodCommand command;
  private final PodContainer container;

  /** The database in this container. */
  Database(PodStreams streams, PodContainer container) {
    this.command = new PodCommand(streams, OUTPUT_LIMIT, PATIENCE);
    this.container = requireNonNull(container);
  }

  /**
   * Finds the Pod.
   *
   * @throws ReleaseFailure if none is running
   * @throws CatalogFailure if Pods may not be listed
   */
  public static Database of(Cluster cluster, PodStreams streams, String namespace) {
    return of(RunningPods.in(ApiCalls.of(cluster), namespace), streams, namespace);
  }

  static Database of(RunningPods pods, PodStreams streams, String namespace) {
    return new Database(
        streams,
        pods.named(POD)
            .orElseThrow(
                () -> new ReleaseFailure(absence(namespace), remedy()).explainedBy(CheckId.C2)));
  }

  private static String absence(String namespace) {
    return "There is no running database Pod (named *%s*) in namespace %s, and only the database knows the datasets"
        .formatted(POD, Printable.of(namespace));
  }

  private static String remedy() {
    return "Look at it with \"kubectl get pods\": while it starts or is replaced, wait and try again;"
        + " if there is none, the release is incomplete or in another namespace"
        + " ({flag:namespace}).";
  }

  /** Name of the Pod that is asked. */
  public String pod() {
    return container.pod();
  }

  /**
   * Carries out statements, each whatever became of those before it.
   *
   * @return an answer for each
   * @throws CatalogFailure if the database could not be asked, or the answer is incomplete
   */
  public List<Answer> answers(List<String> statements) {
    var script = new Script(statements, mark());
    var answers = ask(script, GOING_ON);
    if (!script.isComplete(answers)) {
      throw cut();
    }
    return answers;
  }

  /** {@link #answers} to one statement, which must be given. */
  public List<Row> rows(String statement) {
    return inOrder(List.of(statement)).getFirst();
  }

  /**
   * Carries out statements in order, none after one that is refused.
   *
   * @return the rows of each
   * @throws CatalogFailure if one is refused, or the database could not be asked
   */
  public List<List<Row>> inOrder(List<String> statements) {
    var script = new Script(statements, mark());
    var answers = ask(script, STOPPING);
    var rows = new ArrayList<List<Row>>();
    for (var answer : answers) {
      switch (answer) {
        case Answer.Rows(var given) -> rows.add(given);
        case Answer.Refused refused -> throw refused(refused);
      }
    }
    if (!script.isComplete(answers)) {
      throw cut();
    }
    return List.copyOf(rows);
  }

  private static String mark() {
    return "tracebloc-" + UUID.randomUUID();
  }

  private List<Answer> ask(Script script, List<String> client) {
    var result = call(script, client);
    var answers = script.answers(result.output(), result.diagnostics());
    var trouble = Script.connectionTrouble(result.diagnostics());
    if (trouble.isPresent()) {
      throw new CatalogFailure(
              "The database in Pod %s could not be asked: %s".formatted(place(), trouble.get()),
              "It may still be starting, or its root password is not the one in the Pod's"
                  + " $MYSQL_ROOT_PASSWORD; look at the Pod's log.")
          .explainedBy(CheckId.C2);
    }
    if (!script.isComplete(answers) && result.code() != 0 && !endsWithRefusal(answers)) {
      throw notRun(result);
    }
    return answers;
  }

  private PodCommand.Result call(Script script, List<String> client) {
    try {
      return command.run(container, client, script.text());
    } catch (IOException failure) {
      throw PodTrouble.broken("Asking the database", container, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted while asking the database", "", interrupted);
    }
  }

  private static boolean endsWithRefusal(List<Answer> answers) {
    return !answers.isEmpty() && answers.getLast() instanceof Answer.Refused;
  }

  private CatalogFailure notRun(PodCommand.Result result) {
    var words = ClientWords.of(result.diagnostics());
    return new CatalogFailure(
            "The database's client in Pod %s ended with code %d%s"
                .formatted(place(), result.code(), words.isEmpty() ? "" : ": " + words),
            result.code() == 127
                ? "The Pod's image needs a shell and the program mysql."
                : "Try again; if it stays so, look at the log of that Pod.")
        .explainedBy(CheckId.C2);
  }

  private CatalogFailure cut() {
    return new CatalogFailure(
            "The answer of the database in Pod %s broke off".formatted(place()), "Try again.")
        .explainedBy(CheckId.C2);
  }

  private static CatalogFailure refused(Answer.Refused refused) {
    return new CatalogFailure(
            "The database refused a statement: %s (error %d)"
                .formatted(refused.message(), refused.code()),
            "Try again; if it stays so, look at the log of the database's Pod.")
        .explainedBy(CheckId.C2);
  }

  private String place() {
    return Printable.of(container.pod());
  }
}
