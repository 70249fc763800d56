package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonParseException;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.Tree;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** C1: whether the cluster answers, and which client is meant. */
final class ClientSearch {
  private final ClusterObjects objects;
  private final String namespace;
  private final Optional<String> release;
  private final URI server;

  /** How it ended. */
  enum End {
    FOUND,
    /** The API server does not answer; nothing else can be asked. */
    UNREACHABLE,
    /** It is certain that there is no client. */
    MISSING,
    /** There may be one, or one of several is meant. */
    UNCLEAR
  }

  /**
   * What was found.
   *
   * @param client the one that is meant, if it was found
   */
  record Outcome(End end, Optional<Client> client, Verdict verdict) {}

  ClientSearch(ClusterObjects objects, String namespace, Optional<String> release, URI server) {
    this.objects = objects;
    this.namespace = namespace;
    this.release = release;
    this.server = server;
  }

  Outcome search() {
    try {
      return switch (objects.deployments()) {
        case Given<List<Tree>>(var deployments) ->
            among(deployments.stream().map(Client::of).flatMap(Optional::stream).toList());
        // Being refused is not the same as there being none (releases.md 2.1).
        case Refused<List<Tree>> refused when refused.forbidden() ->
            nothing(
                End.UNCLEAR,
                Verdict.unknown(
                    refused.failure().getMessage(),
                    Remedy.say(
                        "Ask for the right to list deployments; {command:doctor} --checks X4"
                            + " names all rights that are missing")));
        case Refused<List<Tree>> refused -> unreachable(refused.failure());
      };
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (Failure failure) {
      return unreachable(failure);
    }
  }

  private Outcome unreachable(Failure failure) {
    var remedy =
        Loopback.is(server.getHost()) && !answered(failure)
            ? Remedy.say(
                "The cluster is on this machine: start Docker, then the cluster (k3d cluster start)")
            : Remedy.say(
                failure.remedy().isEmpty()
                    ? "Check {flag:context} and {flag:namespace}"
                    : failure.remedy());
    return nothing(End.UNREACHABLE, Verdict.fail(failure.getMessage(), remedy));
  }

  /** Whether something did answer: a server that refuses, or another one, with or without TLS. */
  private static boolean answered(Failure failure) {
    var causes = Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause).toList();
    return causes.isEmpty()
        || causes.stream()
            .anyMatch(
                cause ->
                    cause instanceof SSLException
                        || cause instanceof JsonParseException
                        || cause instanceof IllegalStateException);
  }

  private Outcome among(List<Client> clients) {
    var meant =
        clients.stream()
            .filter(client -> release.map(client.release()::equals).orElse(true))
            .toList();
    if (meant.size() == 1) {
      var client = meant.getFirst();
      var what =
          "release %s, chart client %s, in namespace %s"
              .formatted(client.release(), client.chart().orElse("of unknown version"), namespace);
      return new Outcome(End.FOUND, Optional.of(client), Verdict.ok(what));
    }
    if (meant.size() > 1) {
      return nothing(
          End.UNCLEAR,
          Verdict.fail(
              "there are several clients in namespace %s: %s".formatted(namespace, names(meant)),
              Remedy.say("Choose one with {flag:release}")));
    }
    return clients.isEmpty() ? none() : another(clients);
  }

  private Outcome another(List<Client> clients) {
    return nothing(
        End.MISSING,
        Verdict.fail(
            "there is no client release %s in namespace %s, but %s"
                .formatted(release.orElse(""), namespace, names(clients)),
            Remedy.say("Name one of these with {flag:release}")));
  }

  private Outcome none() {
    var elsewhere = elsewhere();
    var verdict =
        elsewhere.isEmpty()
            ? Verdict.fail(
                "no Deployment of a tracebloc client in namespace " + namespace,
                Remedy.say(
                    "Check {flag:context} and {flag:namespace}, or run the tracebloc installer"))
            : Verdict.fail(
                "no Deployment of a tracebloc client in namespace %s; there is one in %s"
                    .formatted(namespace, String.join(", ", elsewhere)),
                Remedy.say(
                    "Choose the namespace with {flag:namespace}: %s"
                        .formatted(Printable.of(elsewhere.getFirst()))));
    return nothing(End.MISSING, verdict);
  }

  /** Other namespaces with a client, as far as the caller may look. */
  private List<String> elsewhere() {
    return objects
        .object(
            "listing Deployments in all namespaces",
            "/apis/apps/v1/deployments?labelSelector=app.kubernetes.io%2Fname%3Dclient%2Capp.kubernetes.io%2Fmanaged-by%3DHelm")
        .ifGiven()
        .stream()
        .flatMap(list -> list.at("items").items().stream())
        .filter(deployment -> Client.of(deployment).isPresent())
        .flatMap(deployment -> deployment.text("metadata", "namespace").stream())
        .filter(name -> !name.equals(namespace))
        .distinct()
        .limit(5)
        .toList();
  }

  private static String names(List<Client> clients) {
    return clients.stream().map(Client::release).map(Printable::of).collect(joining(", "));
  }

  private static Outcome nothing(End end, Verdict verdict) {
    return new Outcome(end, Optional.empty(), verdict);
  }
}
