package io.tracebloc.commands.push;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.LookCloser;
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
import java.util.ArrayList;
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

  SeveralPushes(
      Invocation invocation,
      Engine engine,
      ClusterOptions cluster,
      Views views,
      ObjectOutput output,
      int parallel) {
    this.invocation = invocation;
    this.engine = engine;
    this.cluster = cluster;
    this.views = views;
    this.output = output;
    this.parallel = parallel;
  }

  /**
   * Pushes all and tells how each ended.
   *
   * @return the exit code: of the interrupt if there was one, else of the first that failed
   */
  int run(List<PushRequest> requests) {
    List<PushEnd> ends;
    try (var interrupts = new SharedInterrupts(invocation.interrupts())) {
      ends = push(requests, interrupts);
    }
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

  private List<PushEnd> push(List<PushRequest> requests, SharedInterrupts interrupts) {
    // As many threads as pushes at a time: each push blocks its own.
    try (var pool = Executors.newFixedThreadPool(Math.min(parallel, requests.size()))) {
      var pending = new ArrayList<Future<PushEnd>>();
      for (var index = 0; index < requests.size(); index++) {
        var request = requests.get(index);
        var heading = "%s (%d of %d)".formatted(name(request), index + 1, requests.size());
        pending.add(pool.submit(() -> push(request, heading, interrupts)));
      }
      return pending.stream().map(SeveralPushes::end).toList();
    }
  }

  private static PushEnd end(Future<PushEnd> push) {
    try {
      return push.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted", "", e);
    }
  }

  private PushEnd push(PushRequest request, String heading, SharedInterrupts interrupts) {
    var category = request.dataset().category().id();
    if (interrupts.heard()) {
      return new PushEnd(
          name(request),
          category,
          Optional.empty(),
          Optional.empty(),
          Optional.of(new InterruptedFailure("Interrupted before it was started", "")));
    }
    if (views.mode() != ProgressMode.NONE) {
      say(heading);
    }
    var facts = new PushFacts();
    try {
      var result = follow(request, facts, interrupts);
      result.failure().ifPresent(failure -> complain(request, failure));
      var report =
          new PushReport(
              result, facts, FollowCommand.of(cluster, invocation), new Wording(invocation.host()));
      return new PushEnd(
          name(request), category, Optional.of(result), Optional.of(report), result.failure());
    } catch (Failure failure) {
      complain(request, failure);
      return failed(request, failure);
    } catch (RuntimeException defect) {
      var failure =
          new ClusterFailure(
              "Unexpected problem: " + Printable.of(String.valueOf(defect)),
              "Push this dataset alone with -v to see where it comes from.",
              defect);
      complain(request, failure);
      return failed(request, failure);
    }
  }

  private PushResult follow(PushRequest request, PushFacts facts, SharedInterrupts interrupts) {
    var own = invocation.withInterrupts(interrupts);
    var name = name(request);
    var view = parallel == 1 ? views.oneOfSeveral(name) : views.besideOthers(name);
    var push = new FollowedPush(own, engine, facts, view, output);
    return push.run(request, cluster);
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
