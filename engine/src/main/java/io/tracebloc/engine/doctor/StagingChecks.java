package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** X5: whether the stage Pod's user can write to the volume. */
final class StagingChecks {
  private static final String PREPARATION = "init-writable-data";

  /** What it says of a directory, from 1.9.37 on (releases.md 2.3). */
  private static final Pattern RESULT = Pattern.compile("\\b(OK|FAIL)\\b");

  /** The other directory that it prepares. */
  private static final String LOGS = "/data/logs";

  private final Case about;

  /** How systems say that a directory cannot be written to; all else is about the way there. */
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?i)permission denied|not permitted|read-only file system|no space left|quota exceeded");

  StagingChecks(Case about) {
    this.about = about;
  }

  /**
   * What can be known.
   *
   * @param probe what a Pod that tried has seen, if there was one
   */
  Verdict writable(Optional<Probe.Seen> probe) {
    return probe.map(this::tried).orElseGet(this::read);
  }

  private Verdict tried(Probe.Seen seen) {
    if (seen.pod().isEmpty()) {
      // Why it did not start has checks of its own: X4, X6, X12.
      var words = "not tried: " + seen.trouble().orElse("the Pod did not start");
      return seen.remedy().isEmpty()
          ? Verdict.unknown(words)
          : Verdict.unknown(words, Remedy.say(seen.remedy()));
    }
    return seen.trouble()
        .map(
            words ->
                REFUSED.matcher(words).find()
                    ? Verdict.fail(words, allow())
                    : Verdict.unknown(words))
        .or(this::sticky)
        .orElseGet(
            () -> Verdict.ok("Pod %s created and removed a file".formatted(seen.pod().get())));
  }

  private Verdict read() {
    if (!isHostPath()) {
      return Verdict.unknown(
          "it depends on the storage, and was not tried",
          Remedy.again("--checks", "X5", "--probe"));
    }
    if (about.client().isBefore(1, 9, 20)) {
      return Verdict.fail(
          "chart %s leaves the directory on the host to root (0755)"
              .formatted(about.client().chart().orElse("")),
          allow());
    }
    return sticky().orElseGet(this::logged);
  }

  private Optional<Verdict> sticky() {
    var client = about.client();
    return !client.isBefore(1, 9, 20) && client.isBefore(1, 9, 30) && isHostPath()
        ? Optional.of(
            Verdict.warn(
                "chart %s makes the directory sticky (3777): datasets cannot be deleted"
                    .formatted(client.chart().orElse("")),
                allow()))
        : Optional.empty();
  }

  /** A volume on the host, or the container that prepares one. */
  private boolean isHostPath() {
    return about.volumeIfReadable().at("spec", "hostPath").isMap() || prepares();
  }

  private boolean prepares() {
    return about.client().podSpec().at("initContainers").itemWhere("name", PREPARATION).present();
  }

  private Verdict logged() {
    var again = Remedy.again("--checks", "X5", "--probe");
    var pod = about.managers().stream().findFirst();
    if (pod.isEmpty() || !prepares()) {
      return Verdict.unknown("no container has prepared the directory; it was not tried", again);
    }
    return switch (about.objects().log(pod.get().name(), PREPARATION)) {
      case Refused<String> refused -> Verdict.unknown(refused.failure().getMessage(), again);
      case Given<String>(var log) -> logged(pod.get().name(), log, again);
    };
  }

  private Verdict logged(String pod, String log, Remedy again) {
    var last =
        log.lines()
            .filter(line -> RESULT.matcher(line).find() && !line.contains(LOGS))
            .reduce((_, later) -> later)
            .orElse("");
    if (last.contains("FAIL")) {
      return Verdict.fail("Pod %s logged: %s".formatted(pod, last.strip()), allow());
    }
    return last.contains("OK")
        ? Verdict.ok("Pod %s logged: %s".formatted(pod, last.strip()))
        : Verdict.unknown("Pod %s says nothing of the directory".formatted(pod), again);
  }

  /** From 1.9.30 on, the chart itself makes the directory writable (releases.md 2.3). */
  private Remedy allow() {
    if (about.client().isBefore(1, 9, 30) && isHostPath()) {
      return about.upgrade();
    }
    var path = about.volumeIfReadable().text("spec", "hostPath", "path");
    return path.<Remedy>map(
            directory -> new Remedy.OnNode(List.of("sudo", "chmod", "2777", directory)))
        .orElseGet(
            () ->
                Remedy.say(
                    "Allow the stage Pod's user (uid 65532) on the storage; on EFS, NFS and Azure"
                        + " Files owner and Pod must match"));
  }
}
