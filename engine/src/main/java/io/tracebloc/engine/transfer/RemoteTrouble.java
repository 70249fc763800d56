package io.tracebloc.engine.transfer;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.stream.StreamRefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns what went wrong on the far side into what a person can do about it. */
final class RemoteTrouble {
  private static final int TEXT_LIMIT = 600;

  /** What scripts say that find another upload in their place. */
  private static final String TAKEN_OVER = "another upload";

  /** Phrases of the system's error messages, what they ask for, and the check behind it. */
  private record Remedy(List<String> phrases, String advice, Optional<CheckId> check) {
    Remedy(List<String> phrases, String advice) {
      this(phrases, advice, Optional.empty());
    }

    Remedy(List<String> phrases, String advice, CheckId check) {
      this(phrases, advice, Optional.of(check));
    }
  }

  private static final List<Remedy> REMEDIES =
      List.of(
          new Remedy(
              List.of("no space left on device"),
              "The volume is full; a dataset needs room for the staged copy and the ingested one."
                  + " Delete what is not needed any more, remove leftovers named *.staging-* and"
                  + " *.old-* in .tracebloc-staging, or enlarge the claim.",
              CheckId.X11),
          new Remedy(
              List.of("quota exceeded", "disk quota"),
              "A quota of the storage is used up. Delete what is not needed any more or have the"
                  + " quota raised."),
          new Remedy(
              List.of("is a symbolic link"),
              "Links on the volume are not followed: they may lead anywhere. Name the directory"
                  + " that it leads to, or another one, with {flag:to}."),
          new Remedy(
              List.of("not a directory", "file exists"),
              "A file stands where a directory is needed. Choose another place with {flag:to}."),
          new Remedy(
              List.of("read-only file system"),
              "The volume is mounted read-only. Check the claim's access mode and the state of its"
                  + " storage.",
              CheckId.C4),
          new Remedy(
              List.of("permission denied", "operation not permitted"),
              "The stage Pod's user may not write to the volume. On hostPath upgrade the chart"
                  + " (1.9.20 or newer) or run \"chmod 2777\" on the directory of the host; on EFS,"
                  + " NFS or Azure Files the volume's owner must match the Pod's uid and gid.",
              CheckId.X5),
          new Remedy(
              List.of("not found", "applet not found"),
              "The stage image lacks a tool. It needs sh, tar, dd, head, tail, find, xargs, stat,"
                  + " touch, gunzip, sha256sum, tr, wc, sed and df; choose another one with"
                  + " {flag:stage-image}.",
              CheckId.X12));

  private RemoteTrouble() {}

  /** Whether a script that ended so would end so again. */
  static boolean isFinal(ScriptEnd end) {
    return remedy(end).isPresent() || end.diagnostics().contains(TAKEN_OVER);
  }

  private static Optional<Remedy> remedy(ScriptEnd end) {
    var lower = end.diagnostics().toLowerCase(Locale.ROOT);
    return REMEDIES.stream()
        .filter(remedy -> remedy.phrases().stream().anyMatch(lower::contains))
        .findFirst();
  }

  /** A process that was killed may have met the limits of its node; of others nothing is known. */
  private static CheckId[] checks(ScriptEnd end) {
    return remedy(end)
        .map(known -> known.check().stream().toArray(CheckId[]::new))
        .orElseGet(() -> new CheckId[] {end.code() > 128 ? CheckId.C5 : CheckId.X5});
  }

  /** A script that ended with a failure. */
  static StagingFailure ended(String action, ScriptEnd end, PodWatch pod) {
    var text = shorten(end.diagnostics());
    var words = text.isEmpty() ? "exit code " + end.code() : text;
    var lost = pod.loss();
    if (lost.isPresent()) {
      return new StagingFailure(
              "%s failed: %s (%s)".formatted(action, lost.get(), words), againRemedy())
          .explainedBy(CheckId.C2);
    }
    var advice =
        remedy(end)
            .map(Remedy::advice)
            .orElseGet(() -> end.code() > 128 ? killedRemedy() : againRemedy());
    return new StagingFailure("%s failed: %s".formatted(action, words), advice)
        .explainedBy(checks(end));
  }

  /** A stream that broke or was refused. */
  static Failure broken(String action, IOException failure, PodWatch pod) {
    var lost = pod.loss();
    if (lost.isPresent()) {
      return new StagingFailure(
              "%s failed: %s".formatted(action, lost.get()), againRemedy(), failure)
          .explainedBy(CheckId.C2);
    }
    if (failure instanceof StreamRefusedException refused) {
      return refused(action, refused);
    }
    if (failure instanceof ScriptFailedException failed) {
      return ended(action, failed.end(), pod);
    }
    return new StagingFailure(
            "%s failed: %s".formatted(action, words(failure)),
            "Check the connection to the cluster and try again; what was there before is unchanged.",
            failure)
        .explainedBy(CheckId.C1);
  }

  private static StagingFailure refused(String action, StreamRefusedException refused) {
    var advice =
        switch (refused.status()) {
          case 401 -> "Log in to the cluster again, then try again.";
          case 403 ->
              "Running commands in the stage Pod needs the rights \"create\" and \"get\" on"
                  + " pods/exec; ask the cluster's administrator for them.";
          case 404 -> againRemedy();
          default ->
              "If a proxy stands between here and the API server it must let SPDY or WebSocket"
                  + " upgrades through.";
        };
    return new StagingFailure(
            "%s failed: the API server refused the stream (%s)".formatted(action, words(refused)),
            advice,
            refused)
        .explainedBy(checks(refused));
  }

  private static CheckId[] checks(StreamRefusedException refused) {
    return new CheckId[] {refused.status() == 403 ? CheckId.X4 : CheckId.C1};
  }

  private static String words(IOException failure) {
    return Optional.ofNullable(failure.getMessage())
        .map(RemoteTrouble::shorten)
        .orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static String shorten(String text) {
    var line = Printable.of(text.strip().replace("\r", "").replace("\n", "; "));
    return line.length() <= TEXT_LIMIT ? line : line.substring(0, TEXT_LIMIT) + "...";
  }

  private static String killedRemedy() {
    return "The command was killed in the Pod, often for its memory limit or because the Pod is"
        + " being deleted. Try again.";
  }

  private static String againRemedy() {
    return "Try again; what was there before is unchanged.";
  }
}
