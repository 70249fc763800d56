package io.tracebloc.engine.runs;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.DocumentGlance;
import io.tracebloc.engine.watch.LogTail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Finds the run that a word means: the name of its Job, else its key, else the name of its dataset.
 * Of several, the newest is meant, and the others are told.
 */
final class RunSearch {
  private static final List<String> PREFIXES =
      List.of("job.batch/", "jobs.batch/", "jobs/", "job/");
  private static final int MOST_OTHERS = 5;

  private final RunObjects objects;
  private final String namespace;
  private final Remarks remarks = new Remarks();
  private final RunLook look;

  RunSearch(RunObjects objects, LogTail tails, String namespace) {
    this.objects = objects;
    this.namespace = namespace;
    this.look = new RunLook(objects, tails, remarks);
  }

  /**
   * Finds it.
   *
   * @param word as typed; also as {@code job/NAME}
   * @throws io.tracebloc.engine.failure.Failure if there is none, or runs may not be listed
   */
  FoundRun find(String word) {
    return find(word, this::byDataset);
  }

  /**
   * Finds one that is going to be removed: of a dataset, spelled as it is, the one that has not
   * ended.
   *
   * @throws InputFailure if several of them have not
   */
  FoundRun findToRemove(String word) {
    return find(word, this::unendedOf);
  }

  private FoundRun find(
      String word, BiFunction<List<JobObject>, String, Optional<FoundRun>> byDataset) {
    var meant = withoutPrefix(word);
    var jobs = objects.jobs(Optional.of(namespace)).reversed();
    var byName = jobs.stream().filter(job -> job.name().equals(meant)).toList();
    if (!byName.isEmpty()) {
      return found(byName, "Job", meant, Map.of());
    }
    var byKey = jobs.stream().filter(job -> isKey(job, meant)).toList();
    if (!byKey.isEmpty()) {
      return found(byKey, "Key", meant, Map.of());
    }
    return byDataset.apply(jobs, meant).orElseThrow(() -> missing(namespace, meant, remarks.all()));
  }

  private Optional<FoundRun> unendedOf(List<JobObject> jobs, String dataset) {
    var documents = documents(jobs);
    var all = named(jobs, documents, dataset::equals);
    var unended = all.stream().filter(job -> job.ended().isEmpty()).toList();
    if (unended.size() > 1) {
      throw new InputFailure(
          "Dataset %s has %d runs that have not ended: %s"
              .formatted(Printable.of(dataset), unended.size(), others(unended)),
          "Name the Job of the one that is meant.");
    }
    var meant = unended.isEmpty() ? all : unended;
    return meant.isEmpty()
        ? Optional.empty()
        : Optional.of(found(meant, "Dataset", dataset, documents));
  }

  private static String withoutPrefix(String word) {
    return PREFIXES.stream()
        .filter(word::startsWith)
        .findFirst()
        .map(prefix -> word.substring(prefix.length()))
        .orElse(word);
  }

  private static boolean isKey(JobObject job, String word) {
    return !word.isEmpty() && (job.key().equals(word) || job.label().equals(word));
  }

  private Optional<FoundRun> byDataset(List<JobObject> jobs, String word) {
    var documents = documents(jobs);
    var exact = named(jobs, documents, word::equals);
    // The database does not tell upper from lower case (datasets.md 8.3).
    var loose = exact.isEmpty() ? named(jobs, documents, word::equalsIgnoreCase) : exact;
    return loose.isEmpty()
        ? Optional.empty()
        : Optional.of(found(loose, "Dataset", word, documents));
  }

  private Map<JobObject, DocumentGlance> documents(List<JobObject> jobs) {
    var documents = new HashMap<JobObject, DocumentGlance>();
    try (var reads = new SideBySide()) {
      var read = reads.each(jobs, look::document);
      for (var at = 0; at < jobs.size(); at++) {
        documents.put(jobs.get(at), read.get(at));
      }
    }
    return documents;
  }

  private static List<JobObject> named(
      List<JobObject> jobs, Map<JobObject, DocumentGlance> documents, Predicate<String> isMeant) {
    return jobs.stream()
        .filter(job -> documents.get(job).table().filter(isMeant).isPresent())
        .toList();
  }

  /** The newest of these, which is the first. */
  private FoundRun found(
      List<JobObject> jobs, String kind, String word, Map<JobObject, DocumentGlance> documents) {
    var newest = jobs.getFirst();
    var document = documents.containsKey(newest) ? documents.get(newest) : look.document(newest);
    if (jobs.size() > 1) {
      remarks.add(
          "%s %s has %d runs; this is the newest, %s. The others: %s"
              .formatted(
                  kind,
                  Printable.of(word),
                  jobs.size(),
                  Printable.of(newest.name()),
                  others(jobs.subList(1, jobs.size()))));
    }
    return new FoundRun(newest, document, remarks.all());
  }

  private static String others(List<JobObject> jobs) {
    var told = jobs.stream().limit(MOST_OTHERS).map(job -> Printable.of(job.name()));
    var left = jobs.size() - MOST_OTHERS;
    return told.collect(joining(", ")) + (left > 0 ? " and %d more".formatted(left) : "");
  }

  /**
   * There is no such run, or no longer.
   *
   * @param remarks what could not be looked at, and may be the reason
   */
  static ClusterFailure missing(String namespace, String word, List<String> remarks) {
    var message = new ArrayList<String>();
    message.add(
        "There is no run in namespace %s with \"%s\" as its Job, key or dataset"
            .formatted(Printable.of(namespace), Printable.of(word)));
    message.addAll(remarks);
    return new ClusterFailure(
            String.join(". ", message),
            "See which there are: {command:runs list}; other namespaces: {flag:namespace}")
        .explainedBy(CheckId.C1);
  }
}
