package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.ReleaseHistory;
import io.tracebloc.engine.release.ReleaseHistory.Revision;
import io.tracebloc.engine.release.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** X8 and X9: what state Helm, and the release's own upgrades, left it in. */
final class HelmChecks {
  private final Case about;

  HelmChecks(Case about) {
    this.about = about;
  }

  /**
   * X8.
   *
   * @param histories reads Helm's records of a release
   */
  Verdict state(Function<String, ReleaseHistory> histories) {
    var history = histories.apply(about.client().release());
    if (history.revisions().isEmpty()) {
      return Verdict.unknown(
          history
              .unreadable()
              .orElse("Helm's records are not in the cluster, or not of this release"));
    }
    var newest = history.revisions().getFirst();
    var deployed =
        history.revisions().stream()
            .filter(revision -> revision.status().equals("deployed"))
            .findFirst();
    if (deployed.isEmpty()) {
      return Verdict.fail(
          "no revision is deployed; revision %d is %s".formatted(newest.number(), newest.status()),
          helm("history", about.client().release()));
    }
    return newest.equals(deployed.get())
        ? Verdict.ok("revision %d is deployed".formatted(newest.number()))
        : undone(newest, deployed.get());
  }

  private Verdict undone(Revision newest, Revision deployed) {
    return Verdict.warn(
        "revision %d is %s; revision %d is deployed"
            .formatted(newest.number(), newest.status(), deployed.number()),
        helm("rollback", about.client().release(), Integer.toString(deployed.number())));
  }

  private Remedy helm(String verb, String... words) {
    var all = new ArrayList<>(List.of("helm", verb));
    all.addAll(List.of(words));
    all.addAll(List.of("-n", about.namespace()));
    return Remedy.run(all.toArray(String[]::new));
  }

  /** X9. */
  Verdict upgrades() {
    var name = about.client().release() + "-auto-upgrade";
    return switch (about.objects().jobs()) {
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
      case Given<List<Tree>>(var jobs) ->
          jobs.stream()
              .filter(job -> isOf(name, job))
              .max(Comparator.comparing(HelmChecks::created))
              .map(job -> upgrades(name, job))
              .orElseGet(() -> Verdict.ok("has not run yet, or its Jobs are gone"));
    };
  }

  private static boolean isOf(String cronJob, Tree job) {
    return job.at("metadata", "ownerReferences").items().stream()
        .anyMatch(
            owner ->
                owner.text("kind").filter("CronJob"::equals).isPresent()
                    && owner.text("name").filter(cronJob::equals).isPresent());
  }

  private static String created(Tree job) {
    return job.text("metadata", "creationTimestamp").orElse("");
  }

  private Verdict upgrades(String cronJob, Tree last) {
    if (!isTrue(last, "Failed")) {
      return Verdict.ok(
          "Job %s %s"
              .formatted(last.name(), isTrue(last, "Complete") ? "succeeded" : "is running"));
    }
    return isSuspended(cronJob)
        ? Verdict.ok("CronJob %s is suspended".formatted(cronJob))
        : Verdict.warn(
            "the last upgrade, Job %s, failed%s"
                .formatted(
                    last.name(),
                    condition(last, "Failed")
                        .text("message")
                        .map(words -> ": " + words)
                        .orElse("")),
            about.kubectl("logs", "job/" + last.name()));
  }

  private boolean isSuspended(String cronJob) {
    return about
        .objects()
        .named("CronJob", "/apis/batch/v1", "cronjobs", cronJob)
        .ifGiven()
        .filter(found -> found.at("spec", "suspend").isTrue())
        .isPresent();
  }

  private static boolean isTrue(Tree job, String type) {
    return condition(job, type).text("status").filter("True"::equals).isPresent();
  }

  private static Tree condition(Tree job, String type) {
    return job.at("status", "conditions").itemWhere("type", type);
  }
}
