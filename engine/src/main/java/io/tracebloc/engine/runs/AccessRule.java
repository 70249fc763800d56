package io.tracebloc.engine.runs;

import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;

/**
 * A right as a rule of a Role has it.
 *
 * @param group API group; empty for the core
 * @param resource for example {@code pods/log}
 * @param verb for example {@code get}
 */
record AccessRule(String group, String resource, String verb) {
  static final AccessRule LIST_JOBS = new AccessRule("batch", "jobs", "list");
  static final AccessRule DELETE_JOBS = new AccessRule("batch", "jobs", "delete");
  static final AccessRule LIST_PODS = new AccessRule("", "pods", "list");
  static final AccessRule READ_LOGS = new AccessRule("", "pods/log", "get");
  static final AccessRule GET_CONFIG_MAPS = new AccessRule("", "configmaps", "get");
  static final AccessRule LIST_EVENTS = new AccessRule("", "events", "list");

  /** The rule, as it can be put into a Role. */
  @Override
  public String toString() {
    return "{apiGroups: [\"%s\"], resources: [\"%s\"], verbs: [\"%s\"]}"
        .formatted(group, resource, verb);
  }

  /** A refusal as a failure that names the rule if it is one for want of this right. */
  Failure failure(Refused<?> refused) {
    return refused.forbidden()
        ? new ClusterFailure(
                refused.failure().getMessage(),
                "Ask the cluster's administrator for a Role with the rule " + this)
            .explainedBy(CheckId.X4)
        : refused.failure();
  }
}
