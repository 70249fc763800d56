package io.tracebloc.sandbox.pods.stream;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a remote command ended, as the {@code Status} that ends an exec. */
final class ExitStatus {
  private ExitStatus() {}

  static byte[] ofExitCode(int code) {
    var status = status(code == 0 ? "Success" : "Failure");
    if (code != 0) {
      status.put("message", "command terminated with non-zero exit code: exit status " + code);
      status.put("reason", "NonZeroExitCode");
      status
          .putObject("details")
          .putArray("causes")
          .addObject()
          .put("reason", "ExitCode")
          .put("message", Integer.toString(code));
    }
    return bytes(status);
  }

  static byte[] ofFailure(String message) {
    var status = status("Failure");
    status.put("message", "Internal error occurred: " + message).put("reason", "InternalError");
    status.putObject("details").putArray("causes").addObject().put("message", message);
    return bytes(status.put("code", 500));
  }

  private static ObjectNode status(String outcome) {
    var status = JsonNodeFactory.instance.objectNode();
    status.putObject("metadata");
    return status.put("status", outcome);
  }

  private static byte[] bytes(ObjectNode status) {
    return status.toString().getBytes(StandardCharsets.UTF_8);
  }
}
