package io.tracebloc.sandbox.standin.server;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An HTTP status and its JSON body. */
record Answer(int code, ObjectNode body) {
  /** 201 for a new run, 200 for one that is there already. */
  static Answer accepted(String jobName, String namespace, boolean replay) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("job_name", jobName);
    body.put("namespace", namespace);
    body.put("replay", replay);
    return new Answer(replay ? 200 : 201, body);
  }

  static Answer refused(Refusal refusal) {
    var body = JsonNodeFactory.instance.objectNode();
    body.set("detail", refusal.detail());
    return new Answer(refusal.code(), body);
  }
}
