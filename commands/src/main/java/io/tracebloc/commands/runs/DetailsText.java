package io.tracebloc.commands.runs;

import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.Table;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.runs.Attempt;
import io.tracebloc.engine.runs.JobCondition;
import io.tracebloc.engine.runs.Run;
import io.tracebloc.engine.runs.RunDetails;
import io.tracebloc.engine.runs.RunEvent;
import io.tracebloc.engine.watch.IngestionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything about a run for people.
 *
 * @param now for ages
 */
record DetailsText(RunDetails details, Instant now) {
  List<String> lines() {
    var lines = new ArrayList<>(facts().lines());
    part(lines, "Attempts", details.attempts(), this::attempts);
    part(lines, "Conditions", Optional.of(details.conditions()), this::conditions);
    part(lines, "Summary", details.run().counts().map(List::of), DetailsText::summary);
    part(lines, "Events", details.events(), this::events);
    return lines;
  }

  private Table facts() {
    var run = details.run();
    return new Table()
        .row("Name:", Cells.text(run.job()))
        .row("Namespace:", Cells.text(run.namespace()))
        .row("Key:", Cells.text(run.key()))
        .row("Dataset:", Cells.text(run.document().table()))
        .row("Task:", Cells.text(run.document().category()))
        .row("Intent:", Cells.text(run.document().intent()))
        .row("State:", state(run))
        .row("Created:", time(Optional.of(run.created())))
        .row("Started:", time(run.started()))
        .row("Ended:", time(run.ended()))
        .row("Image:", Cells.text(run.image()));
  }

  private static String state(Run run) {
    return run.reason().isEmpty()
        ? run.state().word()
        : run.state().word() + " (" + run.reason() + ")";
  }

  private String time(Optional<Instant> time) {
    return time.filter(then -> !then.equals(Instant.EPOCH))
        .map(then -> "%s (%s ago)".formatted(then, Cells.age(then, now)))
        .orElse(Cells.NONE);
  }

  private static <T> void part(
      List<String> lines, String name, Optional<List<T>> things, Function<List<T>, Table> table) {
    if (things.isEmpty() || things.get().isEmpty()) {
      lines.add(name + ":  " + (things.isEmpty() ? Cells.UNKNOWN : Cells.NONE));
      return;
    }
    lines.add(name + ":");
    table.apply(things.get()).lines().forEach(line -> lines.add("  " + line));
  }

  private Table attempts(List<Attempt> attempts) {
    var table = new Table().row("NO", "POD", "STATE", "EXIT", "REASON", "RESTARTS", "TOOK", "AGE");
    for (var attempt : attempts) {
      var pod = attempt.pod();
      table.row(
          Integer.toString(attempt.number()),
          Cells.text(pod.name()),
          attempt.deleting() ? "Terminating" : Printable.of(pod.phase()),
          pod.exitCode().isPresent() ? Integer.toString(pod.exitCode().getAsInt()) : Cells.NONE,
          Cells.text(pod.waiting().isEmpty() ? attempt.reason() : pod.waiting()),
          Integer.toString(attempt.restarts()),
          Cells.took(attempt.started(), attempt.ended()),
          Cells.age(pod.created(), now));
    }
    return table;
  }

  private Table conditions(List<JobCondition> conditions) {
    var table = new Table().row("TYPE", "STATUS", "REASON", "AGE", "MESSAGE");
    for (var condition : conditions) {
      table.row(
          Cells.text(condition.type()),
          Cells.text(condition.status()),
          Cells.text(condition.reason()),
          Cells.age(condition.since(), now),
          Cells.text(condition.message()));
    }
    return table;
  }

  private static Table summary(List<IngestionSummary> summaries) {
    var counts = summaries.getFirst();
    return new Table()
        .row("Records found:", Quantities.count(counts.totalRecords()))
        .row("Inserted:", Quantities.count(counts.insertedRecords()))
        .row("Sent to tracebloc:", Quantities.count(counts.sentToApi()))
        .row("Skipped:", Quantities.count(counts.skippedRecords()))
        .row("File failures:", Quantities.count(counts.fileTransferFailures()))
        .row("Database failures:", Quantities.count(counts.dbInsertFailures()))
        .row("Success rate:", String.format(Locale.ROOT, "%.1f%%", counts.successRate()));
  }

  private Table events(List<RunEvent> events) {
    var table = new Table().row("AGE", "TYPE", "REASON", "OBJECT", "COUNT", "MESSAGE");
    for (var event : events) {
      table.row(
          Cells.age(event.time(), now),
          Cells.text(event.type()),
          Cells.text(event.reason()),
          Cells.text(event.object()),
          Integer.toString(event.count()),
          Cells.text(event.message()));
    }
    return table;
  }
}
