package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Helm's release storage of one namespace ({@code contract/releases.md} 1): Secrets, or ConfigMaps
 * if HELM_DRIVER says so or Secrets tell nothing.
 */
final class HelmReleases {
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final ObjectReader objects;
  private final String namespace;
  private final HelmDriver driver;
  private final ReentrantLock decoding = new ReentrantLock();
  private final InflationBudget budget = new InflationBudget(InflationBudget.STANDARD);

  HelmReleases(ObjectReader objects, String namespace, HelmDriver driver) {
    this.objects = objects;
    this.namespace = namespace;
    this.driver = driver;
  }

  /** Lists what there is, without the payloads if the server can leave them out. */
  HelmListing list(Optional<String> release) {
    return switch (driver) {
      case SECRETS -> list(Storage.SECRETS, release).or(() -> list(Storage.CONFIG_MAPS, release));
      case CONFIG_MAPS ->
          list(Storage.CONFIG_MAPS, release).or(() -> list(Storage.SECRETS, release));
      case SQL ->
          new HelmListing(
              List.of(),
              Optional.of(
                  "HELM_DRIVER=sql keeps releases in a database, outside the Kubernetes API"));
      case MEMORY ->
          new HelmListing(
              List.of(),
              Optional.of("HELM_DRIVER=memory keeps releases nowhere that could be read"));
    };
  }

  /** The two kinds of objects that hold records. */
  private enum Storage {
    SECRETS("Secret", "secrets"),
    CONFIG_MAPS("ConfigMap", "configmaps");

    private final String kind;
    private final String plural;

    Storage(String kind, String plural) {
      this.kind = kind;
      this.plural = plural;
    }
  }

  private HelmListing list(Storage storage, Optional<String> release) {
    var revisions = new ArrayList<HelmRevision>();
    var next = Optional.of("");
    for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
      switch (page(storage, release, next.get())) {
        case Refused<Tree> refused -> {
          return new HelmListing(List.of(), Optional.of(refused.failure().getMessage()));
        }
        case Given<Tree>(var list) -> {
          list.at("items").items().stream()
              .map(item -> HelmRevision.of(storage.kind, item))
              .flatMap(Optional::stream)
              .forEach(revisions::add);
          next = list.text("metadata", "continue");
        }
      }
    }
    return new HelmListing(revisions, Optional.empty());
  }

  private ApiAnswer<Tree> page(Storage storage, Optional<String> release, String next) {
    var path =
        ApiPath.of("/api/v1/namespaces/" + ApiPath.segment(namespace) + "/" + storage.plural)
            .with("labelSelector", "owner=helm" + release.map(name -> ",name=" + name).orElse(""))
            .with("limit", Integer.toString(PAGE));
    if (storage == Storage.SECRETS) {
      path.with("fieldSelector", "type=helm.sh/release.v1");
    }
    if (!next.isEmpty()) {
      path.with("continue", next);
    }
    var action =
        "listing Helm's %ss in namespace %s".formatted(storage.kind, Printable.of(namespace));
    return objects.metadata(action, path);
  }

  /**
   * Reads the chosen revision.
   *
   * @throws IOException if it cannot be read or is not a record of this namespace
   */
  HelmRecord read(RevisionChoice choice) throws IOException {
    var revision = choice.revision();
    var payload = revision.payload().isPresent() ? revision.payload() : fetch(revision);
    var document = decode(payload.orElseThrow(() -> new IOException("it holds no record")));
    var recorded = document.text("namespace");
    if (recorded.isPresent() && !recorded.get().equals(namespace)) {
      throw new IOException("it belongs to namespace " + Printable.of(recorded.get()));
    }
    return HelmRecord.of(choice, document);
  }

  /** One after the other: hostile records shall not fill the heap together. */
  private Tree decode(String payload) throws IOException {
    decoding.lock();
    try {
      return HelmPayload.decode(payload, budget);
    } finally {
      decoding.unlock();
    }
  }

  private Optional<String> fetch(HelmRevision revision) throws IOException {
    var name = revision.objectName();
    var answer =
        revision.object().startsWith("Secret/")
            ? objects.secret(namespace, name)
            : objects.configMap(namespace, name);
    return switch (answer) {
      case Given<Tree>(var object) -> object.text("data", "release");
      case Refused<Tree> refused -> throw new IOException(refused.message());
    };
  }
}
