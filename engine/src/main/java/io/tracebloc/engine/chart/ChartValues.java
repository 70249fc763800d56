package io.tracebloc.engine.chart;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.Via;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of the ingestor chart for a submission ({@code contract/protocol.md} 5). */
final class ChartValues {
  /** The document is twice in one ConfigMap, and once more in Helm's record: about 1 MiB each. */
  private static final int LARGEST_DOCUMENT = 400 * 1024;

  private ChartValues() {}

  /**
   * The values, as the text of JSON would have them.
   *
   * @throws InputFailure if the document is too large for this way
   */
  static Map<String, Object> of(Submission submission, Via.Chart way) {
    var document = submission.config().yaml();
    var size = document.getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST_DOCUMENT) {
      throw new InputFailure(
          "The ingest document is too large for a Helm release (%,d bytes)".formatted(size),
          "Submit it with --via direct");
    }
    var values = new LinkedHashMap<String, Object>();
    values.put("ingestConfig", document);
    values.put("idempotencyKey", submission.key().value());
    submission
        .imageDigest()
        .ifPresent(digest -> values.put("image", Map.of("digest", digest.value())));
    endpoint(submission.target())
        .ifPresent(address -> values.put("jobsManager", Map.of("endpoint", address)));
    var account = new LinkedHashMap<String, Object>();
    account.put("create", false);
    account.put("name", submission.target().serviceAccount());
    values.put("serviceAccount", account);
    way.hookImage().ifPresent(image -> values.put("hookImage", image));
    values.put("hookTimeoutSeconds", way.hookTimeout().toSeconds());
    return values;
  }

  /** Where the chart would not look by itself: it is installed to the Service's namespace. */
  private static Optional<String> endpoint(IngestTarget target) {
    if (target.endpoint().isPresent()) {
      return target.endpoint().map(address -> address.toString().replaceAll("/+$", ""));
    }
    return target.service().equals("jobs-manager") && target.port() == 8080
        ? Optional.empty()
        : Optional.of(
            "http://%s.%s.svc.cluster.local:%d"
                .formatted(target.service(), target.namespace(), target.port()));
  }
}
