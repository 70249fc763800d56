package io.tracebloc.engine.doctor;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** C6: whether the Secret with which images are pulled is of use. Its content is never shown. */
final class PullSecretCheck {
  private static final String TYPE = "kubernetes.io/dockerconfigjson";
  private static final String KEY = ".dockerconfigjson";

  /** How the chart calls the one that it makes itself (releases.md 2.6). */
  private static final String OF_THE_CHART = "-regcred";

  private static final Gson JSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  private final Case about;

  PullSecretCheck(Case about) {
    this.about = about;
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
              new Remedy.Commands(List.of(creation(name, isOfTheChart(name)))));
      case Refused<Tree> refused -> Verdict.unknown(refused.failure());
      case Given<Tree>(var secret) -> usable(name, secret);
    };
  }

  private Verdict usable(String name, Tree secret) {
    var type = secret.text("type").orElse("Opaque");
    if (!type.equals(TYPE)) {
      return Verdict.fail(
          "Secret %s is of type %s, not %s".formatted(name, type, TYPE), recreation(name, secret));
    }
    var registries = secret.text("data", KEY).flatMap(PullSecretCheck::registries);
    return registries.isPresent()
        ? Verdict.ok("Secret %s names %d registries".formatted(name, registries.get()))
        : Verdict.fail(
            "Secret %s holds no valid JSON with the logins of registries".formatted(name),
            recreation(name, secret));
  }

  /** How many registries the content names; empty if it is malformed. */
  private static Optional<Integer> registries(String encoded) {
    try {
      var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return Optional.ofNullable(JSON.fromJson(text, JsonElement.class))
          .map(Tree::new)
          .filter(Tree::isMap)
          .map(content -> content.at("auths"))
          .filter(logins -> logins.isMap() || !logins.present())
          .map(logins -> logins.keys().size());
    } catch (IllegalArgumentException | JsonParseException | StackOverflowError malformed) {
      return Optional.empty();
    }
  }

  private boolean isOfTheChart(String name) {
    return name.equals(about.client().release() + OF_THE_CHART);
  }

  /** The type of a Secret cannot be changed, so it goes first. */
  private Remedy recreation(String name, Tree secret) {
    var helms =
        isOfTheChart(name)
            || secret.label("app.kubernetes.io/managed-by").filter("Helm"::equals).isPresent();
    return new Remedy.Commands(
        List.of(about.kubectlWords("delete", "secret", name), creation(name, helms)));
  }

  /**
   * By Helm from the values of the release if it is the chart's, and with one login for this
   * registry if it is the site's own. Never with the logins of whoever looks: these are theirs, and
   * everybody who may read Secrets there would have them.
   */
  private List<String> creation(String name, boolean helms) {
    if (helms) {
      return about.restorationWords();
    }
    var words = new ArrayList<>(List.of("create", "secret", "docker-registry", name));
    registry().ifPresent(host -> words.add("--docker-server=" + host));
    words.addAll(List.of("--docker-username=USER", "--docker-password=PASSWORD"));
    return about.kubectlWords(words.toArray(String[]::new));
  }

  /** Where the release's images come from, if they name it. */
  private Optional<String> registry() {
    return about.client().api().text("image").flatMap(Images::registry);
  }
}
