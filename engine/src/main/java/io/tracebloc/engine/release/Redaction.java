package io.tracebloc.engine.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.regex.Pattern;

/** Hides what could be a secret before values are shown ({@code contract/releases.md} 1.4). */
final class Redaction {
  /** What stands in place of a secret. */
  static final String HIDDEN = "(hidden)";

  private static final Pattern SECRET_KEY =
      Pattern.compile("password|passwd|secret|token|key|credential", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_PARENT = Pattern.compile("secrets|dockerRegistry");
  private static final Pattern LOGIN = Pattern.compile("(?<=//)[^/@\\s]*@");

  private Redaction() {}

  /** The tree with every scalar under a telling key, and logins in addresses, hidden. */
  static Tree of(Tree tree) {
    return new Tree(redact(tree.element(), false));
  }

  /** The text of a value that stands under this key. */
  static String text(String key, String value) {
    return SECRET_KEY.matcher(key).find() ? HIDDEN : withoutLogin(value);
  }

  /** An address without the user name and password in it. */
  static String withoutLogin(String text) {
    return LOGIN.matcher(text).replaceAll("");
  }

  private static JsonElement redact(JsonElement element, boolean hidden) {
    return switch (element) {
      case JsonObject object -> {
        var redacted = new JsonObject();
        object
            .entrySet()
            .forEach(
                entry -> {
                  var key = entry.getKey();
                  var telling =
                      SECRET_KEY.matcher(key).find() || SECRET_PARENT.matcher(key).matches();
                  redacted.add(key, redact(entry.getValue(), hidden || telling));
                });
        yield redacted;
      }
      case JsonArray array -> {
        var redacted = new JsonArray();
        array.forEach(item -> redacted.add(redact(item, hidden)));
        yield redacted;
      }
      case JsonPrimitive scalar when hidden -> new JsonPrimitive(HIDDEN);
      case JsonPrimitive scalar when scalar.isString() ->
          new JsonPrimitive(withoutLogin(scalar.getAsString()));
      default -> element;
    };
  }
}
