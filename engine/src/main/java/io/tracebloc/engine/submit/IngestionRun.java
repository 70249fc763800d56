package io.tracebloc.engine.submit;

/**
 * A run as the server accepted it.
 *
 * @param job Job name from the response
 * @param namespace namespace from the response, to be used for watching
 * @param idempotencyKey the key it was submitted with
 * @param replay whether the server answered with an existing run instead of starting one
 */
public record IngestionRun(String job, String namespace, String idempotencyKey, boolean replay) {
  /** The same run, of which the server had told before if its answer had not been lost. */
  IngestionRun startedHere() {
    return new IngestionRun(job, namespace, idempotencyKey, false);
  }
}
