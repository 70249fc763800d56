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
      Pattern.compile(
          "password|passwd|passphrase|pwd|secret|token|key|credential|dockerconfig",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_PARENT = Pattern.compile("secrets|dockerRegistry");
  private static final Pattern LOGIN = Pattern.compile("(?<=//)[^/@\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&][^=&\\s]{0,80}(?:password|secret|token|key|sig|signature)=)[^&#\\s]+");
  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----).*?(-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)",
          Pattern.DOTALL);

  /** A setting in a text that is a file of its own. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?im)^([ \\t\"'-]*[\\w.-]{0,80}(?:password|passwd|passphrase|pwd|secret|token|credential)[\\w.-]{0,80}"
              + "[\"']?[ \\t]{0,20}[:=][ \\t]*)\\S.*$");

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

  /** An entry of a list of variables: its key says nothing, its name does. */
  private static boolean isNamedAsSecret(JsonObject object) {
    return object.get("name") instanceof JsonPrimitive name
        && SECRET_KEY.matcher(name.getAsString()).find();
  }

  /** A text whose key says nothing, without the secrets that can be recognised in it. */
  private static String harmless(String text) {
    var known = PARAMETER.matcher(withoutLogin(text)).replaceAll("$1" + HIDDEN);
    var keyless = PRIVATE_KEY.matcher(known).replaceAll("$1" + HIDDEN + "$2");
    return keyless.contains("\n") ? SETTING.matcher(keyless).replaceAll("$1" + HIDDEN) : keyless;
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
                  var named = key.equals("value") && isNamedAsSecret(object);
                  redacted.add(key, redact(entry.getValue(), hidden || telling || named));
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
          new JsonPrimitive(harmless(scalar.getAsString()));
      default -> element;
    };
  }
}
