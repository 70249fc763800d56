package io.tracebloc.engine.cluster;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What can be told of an OpenID Connect id-token without its issuer's key. */
final class IdToken {
  private IdToken() {}

  /**
   * When it ends: its claim {@code exp}, in seconds, perhaps with a fraction. Empty if the text is
   * no JSON Web Token or makes no such claim.
   */
  static Optional<Instant> expiry(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return JsonParser.parseString(claims) instanceof JsonObject object
              && object.get("exp") instanceof JsonPrimitive seconds
              && seconds.isNumber()
          ? Optional.of(Instant.ofEpochSecond((long) seconds.getAsDouble()))
          : Optional.empty();
    } catch (IllegalArgumentException | JsonParseException | DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
