package io.tracebloc.commands.doctor;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.doctor.Diagnosis;
import io.tracebloc.engine.doctor.DoctorReport;
import io.tracebloc.engine.failure.CheckId;
import java.util.Optional;

/** A report for programs. */
final class ReportDocument {
  private ReportDocument() {}

  /** Without the exit code. */
  static Document of(DoctorReport report, RemedyText remedies) {
    return new Document()
        .put("status", report.status().word())
        .put("context", Optional.of(report.context()).filter(name -> !name.isEmpty()))
        .put("namespace", report.namespace())
        .put("release", report.release())
        .put("blocking", report.blocking().stream().map(CheckId::name).toList())
        .put(
            "checks",
            report.diagnoses().stream().map(diagnosis -> check(diagnosis, remedies)).toList());
  }

  private static Document check(Diagnosis diagnosis, RemedyText remedies) {
    var verdict = diagnosis.verdict();
    return new Document()
        .put("id", diagnosis.check().name())
        .put("title", diagnosis.check().title())
        .put("result", verdict.result().word())
        .put("evidence", verdict.evidence())
        .put("remedy", verdict.remedy().map(remedies::of));
  }
}
