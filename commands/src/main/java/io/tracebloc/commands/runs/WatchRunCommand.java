package io.tracebloc.commands.runs;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.ObjectOutput;
import io.tracebloc.commands.options.ProgressOption;
import io.tracebloc.commands.options.StageOptions.PositiveDuration;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.push.FollowCommand;
import io.tracebloc.commands.push.FollowedWork;
import io.tracebloc.commands.push.PushFacts;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.runs.FollowedRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs watch}: follows a run as a push does. */
@Command(
    name = "watch",
    description = {
      "Follow an ingestion run to its summary",
      "",
      "Shows, prints and ends as a push does after its submit; of a run that has ended, the log is",
      "read once more. Ctrl-C leaves the run alone.",
      ""
    })
public final class WatchRunCommand implements Callable<Integer>, Failing {
  private final Invocation invocation;
  private final Engine engine;
  private final PushFacts facts = new PushFacts();
  private Optional<WatchReport> report = Optional.empty();

  @Mixin private Subject subject;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = PositiveDuration.class,
      description = "Leave the run alone after this time (default 1h)")
  private Duration timeout;

  @Mixin private ObjectOutput output = new ObjectOutput();
  @Mixin private ProgressOption progress = new ProgressOption();
  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public WatchRunCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var followed = follow();
    var told = new WatchReport(followed, facts, again(followed), new Wording(invocation.host()));
    report = Optional.of(told);
    var out = invocation.streams().out();
    if (!output.object()) {
      told.lines(invocation.terminal().outputStyle()).forEach(out::println);
    }
    if (followed.failure().isPresent()) {
      // Told like any other failure, with what is known of the run added by onFailure.
      out.flush();
      throw followed.failure().get();
    }
    if (output.object()) {
      invocation
          .streams()
          .result()
          .finish(told.document().put("exit_code", ExitCode.SUCCESS.code()));
    }
    return ExitCode.SUCCESS.code();
  }

  private String again(FollowedRun followed) {
    var cluster = subject.cluster(invocation.environment());
    return FollowCommand.of(cluster, invocation)
        .text(subject.release().release().orElse(""), followed.run());
  }

  private FollowedRun follow() {
    var environment = invocation.environment();
    var scope = RunsScope.of(subject.release());
    return new FollowedWork(invocation, facts, progress.mode(), verbosity.verbose())
        .run(
            listener -> {
              try (var runs = engine.runs(scope, subject.cluster(environment), environment)) {
                return runs.follow(
                    subject.names().getFirst(), Optional.ofNullable(timeout), listener);
              }
            },
            ended -> ended.failure().isPresent());
  }

  @Override
  public Document onFailure(Failure failure) {
    return report.map(WatchReport::document).orElseGet(Document::new);
  }
}
