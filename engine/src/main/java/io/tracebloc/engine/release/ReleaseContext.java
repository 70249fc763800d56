package io.tracebloc.engine.release;

import java.util.Optional;

/**
 * What is known about the chosen release before its facts are settled.
 *
 * @param request what the user said
 * @param namespace where the release is
 * @param release its name
 * @param workload the live jobs-manager, or nothing
 * @param record Helm's record, if it could be read
 */
record ReleaseContext(
    ReleaseRequest request,
    String namespace,
    String release,
    Workload workload,
    Optional<HelmRecord> record) {

  /** The values in force; nothing if Helm's record could not be read. */
  Tree values() {
    return record.map(HelmRecord::values).orElse(EffectiveValues.none()).tree();
  }

  /** Evidence for a value. */
  String valueSource(String path) {
    return record.map(HelmRecord::source).orElse("Helm") + " value " + path;
  }

  /** The jobs-manager as Helm rendered it, or nothing. */
  Workload manifestWorkload() {
    return record
        .map(
            known ->
                new Workload(
                    known.manifestObject("Deployment", "-jobs-manager"),
                    known.source() + " manifest"))
        .orElse(Workload.none());
  }
}
