package io.tracebloc.engine.cluster;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;

/** Reads the server's reason out of an error body, and phrases refusals as failures. */
final class Refusals {
  /** Server messages are cut after this many characters; longer ones are never read to the end. */
  private static final int LONGEST_MESSAGE = 1000;

  private Refusals() {}

  /** A refusal from a status code and the body that came with it: a {@code Status} or any text. */
  static <T> Refused<T> read(String action, int code, String body) {
    var status = status(body);
    var reason = status.map(object -> text(object, "reason")).orElse("");
    var message = status.map(object -> text(object, "message")).orElse(body);
    return new Refused<>(action, code, bounded(reason), bounded(message));
  }

  static Failure failure(Refused<?> refused) {
    var words = refused.message().isBlank() ? "no explanation" : refused.message();
    var message =
        "%s was refused by the API server (%d): %s"
            .formatted(capitalised(refused.action()), refused.code(), words);
    return switch (refused.code()) {
      case 401 -> credentialRejected(refused.action());
      case 403 ->
          new ClusterFailure(
                  message,
                  "Ask the cluster's administrator for the right named above, or use another identity"
                      + " with {flag:context}")
              .explainedBy(CheckId.X4);
      case 404 ->
          new ClusterFailure(message, "Check {flag:context} and {flag:namespace}")
              .explainedBy(CheckId.C1);
      case 429, 500, 502, 503, 504 ->
          new ClusterFailure(message, "The API server is in trouble; try again in a while")
              .explainedBy(CheckId.C1);
      default -> new ClusterFailure(message, "").explainedBy(CheckId.C1);
    };
  }

  static CredentialFailure credentialRejected(String action) {
    return new CredentialFailure(
            "%s failed: the API server does not accept the credentials (401 Unauthorized)"
                .formatted(capitalised(action)),
            "Log in to the cluster again, or choose another identity with {flag:context}")
        .explainedBy(CheckId.C1);
  }

  static String capitalised(String action) {
    return action.isEmpty()
        ? action
        : action.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + action.substring(1);
  }

  /** The text made printable and cut to a length that fits a terminal. */
  static String bounded(String text) {
    var trimmed = text.strip();
    var cut =
        trimmed.length() <= LONGEST_MESSAGE
            ? trimmed
            : trimmed.substring(0, LONGEST_MESSAGE) + "...";
    return Printable.of(cut);
  }

  private static Optional<JsonObject> status(String body) {
    if (!body.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonParser.parseString(body).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException notJson) {
      return Optional.empty();
    }
  }

  private static String text(JsonObject object, String name) {
    var value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
