package io.tracebloc.engine.runs;

import io.tracebloc.engine.ingest.DocumentGlance;
import java.util.List;

/**
 * The run that a person means.
 *
 * @param job its Job
 * @param document its document, as far as it may be read
 * @param remarks what else could have been meant, and what could not be read; printable
 */
record FoundRun(JobObject job, DocumentGlance document, List<String> remarks) {
  FoundRun {
    remarks = List.copyOf(remarks);
  }
}
