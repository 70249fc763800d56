package io.tracebloc.engine.doctor;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** C6: whether the Secret with which images are pulled is of use. Its content is never shown. */
final class PullSecretCheck {
  private static final String TYPE = "kubernetes.io/dockerconfigjson";
  private static final String KEY = ".dockerconfigjson";

  private final Case about;
  private final Path home;

  PullSecretCheck(Case about, Path home) {
    this.about = about;
    this.home = home;
  }

  Verdict usable() {
    var names = names();
    if (names.isEmpty()) {
      return Verdict.ok("none is used");
    }
    var verdicts = names.stream().map(this::usable).toList();
    return verdicts.stream()
        .filter(verdict -> verdict.result() == Verdict.Result.FAIL)
        .findFirst()
        .or(
            () ->
                verdicts.stream()
                    .filter(verdict -> verdict.result() != Verdict.Result.OK)
                    .findFirst())
        .orElse(verdicts.getFirst());
  }

  private List<String> names() {
    return Stream.concat(
            about.client().podSpec().at("imagePullSecrets").items().stream()
                .flatMap(reference -> reference.text("name").stream()),
            about.client().variable("IMAGE_PULL_SECRET_NAME").stream())
        .distinct()
        .toList();
  }

  private Verdict usable(String name) {
    return switch (about.objects().named("Secret", "/api/v1", "secrets", name)) {
      case Refused<Tree> refused when refused.missing() ->
          Verdict.fail(
              "Secret %s does not exist in namespace %s".formatted(name, about.namespace()),
              new Remedy.Commands(List.of(creation(name))));
      case Refused<Tree> refused -> Verdict.unknown(refused.failure());
      case Given<Tree>(var secret) -> usable(name, secret);
    };
  }

  private Verdict usable(String name, Tree secret) {
    var type = secret.text("type").orElse("Opaque");
    if (!type.equals(TYPE)) {
      return Verdict.fail(
          "Secret %s is of type %s, not %s".formatted(name, type, TYPE), recreation(name));
    }
    var servers = secret.text("data", KEY).flatMap(PullSecretCheck::servers);
    return servers.isPresent()
        ? Verdict.ok("Secret %s names %d registries".formatted(name, servers.get()))
        : Verdict.fail(
            "Secret %s holds no valid JSON with the logins of registries".formatted(name),
            recreation(name));
  }

  /** How many registries the content names; empty if it is malformed. */
  private static Optional<Integer> servers(String encoded) {
    try {
      var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      var registries = new Tree(JsonParser.parseString(text)).at("auths");
      return Optional.of(registries.keys().size()).filter(_ -> registries.isMap());
    } catch (IllegalArgumentException | JsonParseException | StackOverflowError malformed) {
      return Optional.empty();
    }
  }

  private Remedy recreation(String name) {
    return new Remedy.Commands(
        List.of(about.kubectlWords("delete", "secret", name), creation(name)));
  }

  /** From the logins of the person at this machine. */
  private List<String> creation(String name) {
    var logins = home.resolve(".docker").resolve("config.json");
    return about.kubectlWords(
        "create", "secret", "docker-registry", name, "--from-file=" + KEY + "=" + logins);
  }
}
