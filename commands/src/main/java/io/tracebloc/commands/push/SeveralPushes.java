package io.tracebloc.commands.push;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.LookCloser;
import io.tracebloc.commands.guide.OpenChoice;
import io.tracebloc.commands.options.ObjectOutput;
import io.tracebloc.commands.options.ProgressMode;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Table;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.release.ReleaseChooser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pushes datasets one after another, or some at the same time. One that fails does not keep the
 * others from being pushed; an interrupt does.
 */
final class SeveralPushes {
  private final Invocation invocation;
  private final Engine engine;
  private final ClusterOptions cluster;
  private final Views views;
  private final ObjectOutput output;
  private final int parallel;
  private final Optional<ReleaseChooser> person;

  /**
   * Pushes for one release; if several can be meant, the person, if there is one, is asked once.
   */
  SeveralPushes(
      Invocation invocation,
      Engine engine,
      ClusterOptions cluster,
      Views views,
      ObjectOutput output,
      int parallel,
      Optional<ReleaseChooser> person) {
    this.invocation = invocation;
    this.engine = engine;
    this.cluster = cluster;
    this.views = views;
    this.output = output;
    this.parallel = parallel;
    this.person = person;
  }

  /**
   * Pushes all and tells how each ended.
   *
   * @return the exit code: of the interrupt if there was one, else of the first that failed
   */
  int run(List<PushRequest> requests) {
    var ends = ends(requests);
    var code =
        ends.stream()
            .map(PushEnd::code)
            .filter(one -> one != ExitCode.SUCCESS)
            .min((one, other) -> Boolean.compare(isInterrupt(other), isInterrupt(one)))
            .orElse(ExitCode.SUCCESS);
    if (output.object()) {
      invocation.streams().result().finish(document(ends, code));
    } else {
      table(ends).forEach(invocation.streams().out()::println);
    }
    return code.code();
  }

  private static boolean isInterrupt(ExitCode code) {
    return code == ExitCode.INTERRUPTED;
  }

  private List<PushEnd> ends(List<PushRequest> requests) {
    var open = new OpenChoice();
    var ends =
        push(
            requests,
            Collections.nCopies(requests.size(), Optional.empty()),
            person.map(_ -> open));
    return person
        .flatMap(open::settle)
        .map(meant -> requests.stream().map(request -> request.in(meant)).toList())
        .map(decided -> push(decided, ends, Optional.empty()))
        .orElse(ends)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Pushes those that have not ended before.
   *
   * @param open hears of several releases, after which nothing more is started
   * @return how each ended; empty if it waits for the choice
   */
  private List<Optional<PushEnd>> push(
      List<PushRequest> requests, List<Optional<PushEnd>> before, Optional<OpenChoice> open) {
    // As many threads as pushes at a time: each push blocks its own.
    try (var interrupts = new SharedInterrupts(invocation.interrupts());
        var pool = Executors.newFixedThreadPool(Math.min(parallel, requests.size()))) {
      var pending = new ArrayList<Future<Optional<PushEnd>>>();
      for (var index = 0; index < requests.size(); index++) {
        var request = requests.get(index);
        var ended = before.get(index);
        var heading = "%s (%d of %d)".formatted(name(request), index + 1, requests.size());
        pending.add(pool.submit(() -> ended.or(() -> push(request, heading, interrupts, open))));
      }
      return pending.stream().map(SeveralPushes::end).toList();
    }
  }

  private static Optional<PushEnd> end(Future<Optional<PushEnd>> push) {
    try {
      return push.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted", "", e);
    }
  }

  private Optional<PushEnd> push(
      PushRequest request, String heading, SharedInterrupts interrupts, Optional<OpenChoice> open) {
    if (interrupts.heard()) {
      return Optional.of(
          failed(request, new InterruptedFailure("Interrupted before it was started", "")));
    }
    if (open.isPresent() && open.get().isOpen()) {
      return Optional.empty();
    }
    if (views.mode() != ProgressMode.NONE) {
      say(heading);
    }
    var own = new OpenChoice();
    var end = push(request, interrupts, own);
    if (open.isPresent() && own.isOpen()) {
      own.settle(open.get());
      return Optional.empty();
    }
    end.failure().ifPresent(failure -> complain(request, failure));
    return Optional.of(end);
  }

  private PushEnd push(PushRequest request, SharedInterrupts interrupts, ReleaseChooser chooser) {
    var facts = new PushFacts();
    try {
      var result = follow(request, facts, interrupts, chooser);
      var report =
          new PushReport(
              result, facts, FollowCommand.of(cluster, invocation), new Wording(invocation.host()));
      return new PushEnd(
          name(request),
          request.dataset().category().id(),
          Optional.of(result),
          Optional.of(report),
          result.failure());
    } catch (Failure failure) {
      return failed(request, failure);
    } catch (RuntimeException defect) {
      return failed(
          request,
          new ClusterFailure(
              "Unexpected problem: " + Printable.of(String.valueOf(defect)),
              "Push this dataset alone with -v to see where it comes from.",
              defect));
    }
  }

  private PushResult follow(
      PushRequest request, PushFacts facts, SharedInterrupts interrupts, ReleaseChooser chooser) {
    var own = invocation.withInterrupts(interrupts);
    var name = name(request);
    var view = parallel == 1 ? views.oneOfSeveral(name) : views.besideOthers(name);
    var push = new FollowedPush(own, engine, facts, view, output);
    return push.run(request, cluster, chooser);
  }

  private static PushEnd failed(PushRequest request, Failure failure) {
    return new PushEnd(
        name(request),
        request.dataset().category().id(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(failure));
  }

  private void complain(PushRequest request, Failure failure) {
    var remedy = new Wording(invocation.host()).fill(failure.remedy());
    var events = invocation.streams().events();
    if (events.isPresent()) {
      events
          .get()
          .error(
              Optional.of(name(request)),
              failure.getMessage(),
              remedy,
              failure.checks().stream().map(CheckId::name).toList(),
              ExitCode.of(failure).code());
      return;
    }
    var label = invocation.terminal().errorStyle().bad("Error:");
    say(
        "%s %s: %s%s%s"
            .formatted(
                label,
                name(request),
                failure.getMessage(),
                remedy.isEmpty() ? "" : "\n" + remedy,
                new LookCloser(invocation).line(failure).map("\n"::concat).orElse("")));
  }

  private void say(String text) {
    var err = invocation.streams().err();
    err.print(text + "\n");
    err.flush();
  }

  private static String name(PushRequest request) {
    return Printable.of(request.dataset().table());
  }

  private static List<String> table(List<PushEnd> ends) {
    var table = new Table().row("DATASET", "TASK", "STATUS", "RECORDS");
    ends.forEach(end -> table.row(end.table(), end.task(), end.status(), end.records()));
    return table.lines();
  }

  private Document document(List<PushEnd> ends, ExitCode code) {
    var wording = new Wording(invocation.host());
    return new Document()
        .put("status", code == ExitCode.SUCCESS ? "succeeded" : "error")
        .put("datasets", ends.stream().map(end -> end.document(wording)).toList())
        .put("exit_code", code.code());
  }
}
