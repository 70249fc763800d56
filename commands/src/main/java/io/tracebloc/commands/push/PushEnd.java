package io.tracebloc.commands.push;

import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.push.PushStatus;
import java.util.Optional;

/**
 * How one of several pushes ended.
 *
 * @param table name of its dataset
 * @param task of its dataset
 * @param result what the pipeline says; empty if it did not come so far
 * @param report what is to be told, with the result
 * @param failure why it failed
 */
record PushEnd(
    String table,
    String task,
    Optional<PushResult> result,
    Optional<PushReport> report,
    Optional<Failure> failure) {

  ExitCode code() {
    return failure.map(ExitCode::of).orElse(ExitCode.SUCCESS);
  }

  String status() {
    return result
        .map(PushResult::status)
        .map(PushStatus::word)
        .orElseGet(
            () ->
                failure.filter(InterruptedFailure.class::isInstance).isPresent()
                    ? "not started"
                    : "error");
  }

  /** Records in the database out of those found, if a summary told. */
  String records() {
    return result
        .flatMap(PushResult::summary)
        .map(counts -> "%,d of %,d".formatted(counts.insertedRecords(), counts.totalRecords()))
        .orElse("-");
  }

  /**
   * The end as part of a result.
   *
   * @param wording fills the words of the host into the remedy
   */
  Document document(Wording wording) {
    var document =
        report
            .map(PushReport::document)
            .orElseGet(
                () ->
                    new Document()
                        .put("status", status())
                        .put("table", table)
                        .put("category", task));
    return document
        .put("error", failure.map(Throwable::getMessage))
        .put(
            "remedy",
            failure.map(Failure::remedy).filter(text -> !text.isEmpty()).map(wording::fill))
        .put(
            "checks",
            failure
                .map(cause -> cause.checks().stream().map(CheckId::name).toList())
                .filter(checks -> !checks.isEmpty()))
        .put("exit_code", code().code());
  }
}
