package io.tracebloc.sandbox.access;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Issues and checks the tokens of ServiceAccounts (contract/protocol.md 2). */
public final class ServiceAccountTokens {
  /** The audience of tokens for this API server. */
  public static final String AUDIENCE = "https://kubernetes.default.svc.cluster.local";

  private static final String ISSUER = AUDIENCE;
  private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  private final ObjectStore store;
  private final Clock clock;
  private final SecretKeySpec key;

  /**
   * A token as it was issued.
   *
   * @param text a secret
   * @param expires when it ends; empty for a legacy token, which lives as long as its Secret
   */
  public record Issued(String text, Optional<Instant> expires) {
    /** Does not show the token. */
    @Override
    public String toString() {
      return "Issued[expires=" + expires + "]";
    }
  }

  /**
   * What a valid token says.
   *
   * @param caller the ServiceAccount
   * @param uid the ServiceAccount's uid
   * @param audiences whom the token is for
   */
  public record Verified(Caller caller, String uid, List<String> audiences) {}

  /** Tokens for the accounts in that store. */
  public ServiceAccountTokens(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    var secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * Issues a token that expires.
   *
   * @param account the ServiceAccount
   * @param audiences empty for the API server itself
   * @param bound an object, usually a Pod, with whose end the token ends
   */
  public Issued issue(
      ObjectNode account, List<String> audiences, Duration life, Optional<ObjectNode> bound) {
    var expires = clock.instant().plus(life);
    var claims = claims(account);
    var aud = claims.putArray("aud");
    (audiences.isEmpty() ? List.of(AUDIENCE) : audiences).forEach(aud::add);
    claims.put("exp", expires.getEpochSecond());
    bound.ifPresent(
        object -> {
          var reference = ((ObjectNode) claims.path("kubernetes.io")).putObject("pod");
          reference.put("name", Metadata.name(object)).put("uid", Metadata.uid(object));
        });
    return new Issued(sign(claims), Optional.of(Instant.ofEpochSecond(expires.getEpochSecond())));
  }

  /** Issues a token without end, as kept in a Secret of an older kind. */
  public Issued issueLegacy(ObjectNode account, String secretName) {
    var claims = claims(account);
    claims.putArray("aud").add(AUDIENCE);
    ((ObjectNode) claims.path("kubernetes.io")).put("secret", secretName);
    return new Issued(sign(claims), Optional.empty());
  }

  /** What the token says; empty if it is not ours, has expired or its account is gone. */
  public Optional<Verified> verify(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3 || !genuine(parts)) {
      return Optional.empty();
    }
    var claims = decode(parts[1]);
    return claims.filter(this::current).map(ServiceAccountTokens::verified);
  }

  private ObjectNode claims(ObjectNode account) {
    var now = clock.instant().getEpochSecond();
    var namespace = Metadata.namespace(account);
    var name = Metadata.name(account);
    var claims = JsonMapper.shared().createObjectNode();
    claims.put("iss", ISSUER).put("iat", now).put("nbf", now);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("sub", "system:serviceaccount:" + namespace + ":" + name);
    var kubernetes = claims.putObject("kubernetes.io").put("namespace", namespace);
    kubernetes.putObject("serviceaccount").put("name", name).put("uid", Metadata.uid(account));
    return claims;
  }

  private boolean current(JsonNode claims) {
    var expires = claims.get("exp");
    if (expires != null && clock.instant().getEpochSecond() >= expires.asLong(0)) {
      return false;
    }
    var kubernetes = claims.path("kubernetes.io");
    var namespace = kubernetes.path("namespace").asString("");
    var account = kubernetes.path("serviceaccount");
    if (!exists(ResourceTypes.SERVICE_ACCOUNTS, namespace, account)) {
      return false;
    }
    var secret = kubernetes.path("secret").asString("");
    if (!secret.isEmpty() && store.find(ResourceTypes.SECRETS, namespace, secret).isEmpty()) {
      return false;
    }
    return !kubernetes.has("pod") || exists(ResourceTypes.PODS, namespace, kubernetes.get("pod"));
  }

  private boolean exists(ResourceType type, String namespace, JsonNode reference) {
    return store
        .find(type, namespace, reference.path("name").asString(""))
        .filter(object -> Metadata.uid(object).equals(reference.path("uid").asString("")))
        .isPresent();
  }

  private static Verified verified(JsonNode claims) {
    var kubernetes = claims.path("kubernetes.io");
    var namespace = kubernetes.path("namespace").asString("");
    var groups =
        List.of(
            "system:serviceaccounts",
            "system:serviceaccounts:" + namespace,
            Authenticator.EVERYBODY);
    return new Verified(
        new Caller(claims.path("sub").asString(""), groups),
        kubernetes.path("serviceaccount").path("uid").asString(""),
        claims.path("aud").valueStream().map(audience -> audience.asString("")).toList());
  }

  private String sign(ObjectNode claims) {
    var content = HEADER + "." + encode(claims.toString());
    return content + "." + signature(content);
  }

  private boolean genuine(String[] parts) {
    var expected = signature(parts[0] + "." + parts[1]);
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), parts[2].getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String content) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var bytes = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("The JDK has no HMAC with SHA-256", impossible);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<JsonNode> decode(String part) {
    try {
      return Optional.of(JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part)));
    } catch (IllegalArgumentException | JacksonException malformed) {
      return Optional.empty();
    }
  }
}
