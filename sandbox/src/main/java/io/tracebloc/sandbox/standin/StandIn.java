package io.tracebloc.sandbox.standin;

import io.tracebloc.sandbox.standin.ingestor.Ingestor;
import io.tracebloc.sandbox.standin.server.JobsManager;

/**
 * The program of an image that plays both parts on other clusters: the ingestor where a run's
 * configuration is named by {@code INGEST_CONFIG}, else jobs-manager.
 */
public final class StandIn {
  private StandIn() {}

  /** Runs the part that the environment asks for. */
  public static void main(String[] arguments) throws Exception {
    if (System.getenv().containsKey("INGEST_CONFIG")) {
      Ingestor.main(arguments);
    } else {
      JobsManager.main(arguments);
    }
  }
}
