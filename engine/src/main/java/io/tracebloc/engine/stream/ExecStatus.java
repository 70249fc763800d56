package io.tracebloc.engine.stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a remote command ended ({@code contract/protocol.md} 6.2).
 *
 * @param exitCode its exit code; empty if it could not be run or the code is not known
 * @param message what the server said, printable; empty on success
 */
record ExecStatus(OptionalInt exitCode, String message) {
  private static final int MESSAGE_LIMIT = 2048;

  /** Reads a {@code v1.Status} document; empty as long as it is not complete. */
  static Optional<ExecStatus> parse(String json) {
    try {
      var parsed = JsonParser.parseString(json);
      return parsed.isJsonObject() ? Optional.of(of(parsed.getAsJsonObject())) : Optional.empty();
    } catch (JsonParseException incomplete) {
      return Optional.empty();
    }
  }

  private static ExecStatus of(JsonObject status) {
    if (text(status, "status").equals("Success")) {
      return new ExecStatus(OptionalInt.of(0), "");
    }
    var message = printable(text(status, "message"));
    var code =
        text(status, "reason").equals("NonZeroExitCode") ? exitCode(status) : OptionalInt.empty();
    return new ExecStatus(code, message);
  }

  /** What the server said, made fit to be shown: printable and not too long. */
  static String printable(String words) {
    return Printable.of(words.substring(0, Math.min(words.length(), MESSAGE_LIMIT)));
  }

  private static OptionalInt exitCode(JsonObject status) {
    if (status.get("details") instanceof JsonObject details
        && details.get("causes") instanceof JsonArray causes) {
      for (var cause : causes) {
        if (cause instanceof JsonObject object && text(object, "reason").equals("ExitCode")) {
          return integer(text(object, "message"));
        }
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt integer(String decimal) {
    try {
      return OptionalInt.of(Integer.parseInt(decimal.strip()));
    } catch (NumberFormatException notANumber) {
      return OptionalInt.empty();
    }
  }

  private static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
