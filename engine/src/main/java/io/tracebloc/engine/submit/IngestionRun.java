package io.tracebloc.engine.submit;

import io.tracebloc.engine.cluster.ApiPath;

/**
 * A run as the server accepted it.
 *
 * @param job Job name from the response
 * @param namespace namespace from the response, to be used for watching
 * @param idempotencyKey the key it was submitted with
 * @param replay whether the server answered with an existing run instead of starting one
 */
public record IngestionRun(String job, String namespace, String idempotencyKey, boolean replay) {
  /** Where the API server has the Job. */
  public String jobPath() {
    return "/apis/batch/v1/namespaces/%s/jobs/%s"
        .formatted(ApiPath.segment(namespace), ApiPath.segment(job));
  }

  /** The same run, of which the server had told before if its answer had not been lost. */
  IngestionRun startedHere() {
    return new IngestionRun(job, namespace, idempotencyKey, false);
  }
}
