package io.tracebloc.commands.push;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.ExitCode;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IngestionRun;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * What Ctrl-C does to a push. The first one interrupts the pipeline, which cleans up, or leaves an
 * accepted run alone; a further one says what may be left behind and ends the process at once.
 */
final class PushInterrupt implements Runnable {
  private final Thread pipeline;
  private final PushFacts facts;
  private final View view;
  private final IntConsumer halt;
  private final AtomicInteger signals = new AtomicInteger();

  /**
   * An interrupt.
   *
   * @param pipeline thread on which the pipeline runs
   * @param halt ends the process at once with an exit code
   */
  PushInterrupt(Thread pipeline, PushFacts facts, View view, IntConsumer halt) {
    this.pipeline = pipeline;
    this.facts = facts;
    this.view = view;
    this.halt = halt;
  }

  @Override
  public void run() {
    if (signals.incrementAndGet() == 1) {
      // First the deed: the terminal may be slow.
      pipeline.interrupt();
      view.say(
          facts
              .run()
              .map(PushInterrupt::goesOn)
              .orElse(
                  "Interrupted: cleaning up. Once more to stop at once, leaving things behind."));
      return;
    }
    if (facts.run().isEmpty()) {
      view.say("Stopped before the clean-up was over. " + leftover());
    }
    halt.accept(facts.run().isPresent() ? ExitCode.SUCCESS.code() : ExitCode.INTERRUPTED.code());
  }

  /** Whether there was one. */
  boolean heard() {
    return signals.get() > 0;
  }

  private static String goesOn(IngestionRun run) {
    return "Interrupted: job/%s in namespace %s goes on in the cluster."
        .formatted(run.job(), run.namespace());
  }

  /** Where the stage Pod must be, if all targets say the same. */
  private static Optional<String> stageNamespace(InstalledRelease release) {
    var namespaces =
        release.targets().stream()
            .flatMap(target -> target.staging().stream())
            .map(StagingTarget::namespace)
            .distinct()
            .toList();
    return namespaces.size() == 1 ? Optional.of(namespaces.getFirst()) : Optional.empty();
  }

  private String leftover() {
    return facts.chartRelease().filter(release -> release.status().startsWith("pending")).stream()
            .map(PushInterrupt::pending)
            .collect(joining())
        + podLeftover();
  }

  private static String pending(ChartRelease release) {
    return "Release %1$s may be left pending; see: helm status %1$s -n %2$s. "
        .formatted(Printable.of(release.name()), Printable.of(release.namespace()));
  }

  private String podLeftover() {
    var namespace = facts.release().flatMap(PushInterrupt::stageNamespace);
    if (facts.stagePod().isEmpty() || namespace.isEmpty()) {
      return "A stage Pod may be left; it ends by itself.";
    }
    var pod = facts.stagePod().get();
    return "The stage Pod may be left; remove it: kubectl delete pod %s -n %s"
        .formatted(pod, namespace.get());
  }
}
