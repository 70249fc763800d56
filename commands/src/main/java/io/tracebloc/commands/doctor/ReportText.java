package io.tracebloc.commands.doctor;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.doctor.Diagnosis;
import io.tracebloc.engine.doctor.DoctorReport;
import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CheckId.Group;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report for people: a line for each check, in groups, with what to do below. */
final class ReportText {
  private final DoctorReport report;
  private final RemedyText remedies;
  private final Style style;
  private final boolean verbose;

  ReportText(DoctorReport report, RemedyText remedies, Style style, boolean verbose) {
    this.report = report;
    this.remedies = remedies;
    this.style = style;
    this.verbose = verbose;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(place());
    for (var group : Group.values()) {
      var members =
          report.diagnoses().stream()
              .filter(diagnosis -> diagnosis.check().group() == group)
              .toList();
      if (!members.isEmpty()) {
        lines.add("");
        lines.add(style.strong(heading(group)));
        members.forEach(diagnosis -> add(lines, diagnosis));
      }
    }
    lines.add("");
    lines.add(summary());
    if (!report.blocking().isEmpty()) {
      lines.add(
          "Not ready because of "
              + report.blocking().stream().map(CheckId::name).collect(joining(", ")));
    }
    return lines;
  }

  private String place() {
    var context =
        Optional.of(report.context())
            .filter(name -> !name.isEmpty())
            .map(name -> "Context %s, namespace ".formatted(Printable.of(name)))
            .orElse("Namespace ");
    var release = report.release().map(name -> ", release " + Printable.of(name)).orElse("");
    return context + Printable.of(report.namespace()) + release;
  }

  private static String heading(Group group) {
    return switch (group) {
      case CLIENT -> "Client";
      case PUSH -> "Pushing datasets";
      case MACHINE -> "This machine";
    };
  }

  private void add(List<String> lines, Diagnosis diagnosis) {
    var verdict = diagnosis.verdict();
    var told = verdict.result() != Result.OK || verbose;
    lines.add(
        "  %s %-3s %s%s"
            .formatted(
                sign(verdict.result()),
                diagnosis.check(),
                diagnosis.check().title(),
                told ? ": " + verdict.evidence() : ""));
    verdict
        .remedy()
        .map(remedies::of)
        .ifPresent(text -> lines.add("         " + style.faint("do: ") + text));
  }

  /** As wide for all of them. */
  private String sign(Result result) {
    var narrow = style.unicode();
    return switch (result) {
      case OK -> style.done();
      case WARN -> style.warning("!") + (narrow ? "" : " ");
      case FAIL -> style.failed() + (narrow ? "" : " ");
      case UNKNOWN -> style.faint("?") + (narrow ? "" : " ");
    };
  }

  private String summary() {
    return "%d checks: %d ok, %d warnings, %d failed, %d not known"
        .formatted(
            report.diagnoses().size(),
            count(Result.OK),
            count(Result.WARN),
            count(Result.FAIL),
            count(Result.UNKNOWN));
  }

  private long count(Result result) {
    return report.diagnoses().stream()
        .filter(diagnosis -> diagnosis.verdict().result() == result)
        .count();
  }
}
