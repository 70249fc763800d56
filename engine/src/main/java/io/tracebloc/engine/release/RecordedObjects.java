package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import java.util.Optional;

/**
 * Answers from what Helm rendered instead of asking the cluster, for all but claims. What was not
 * rendered may have been made by something else, so it counts as unknown, never as missing.
 */
final class RecordedObjects extends ObjectReader {
  private static final int UNKNOWN = 403;

  private final HelmRecord record;

  RecordedObjects(ObjectReader live, HelmRecord record) {
    super(live);
    this.record = record;
  }

  @Override
  String source(String object) {
    return record.source() + " manifest " + object;
  }

  @Override
  ApiAnswer<Tree> service(String namespace, String name) {
    return rendered("Service", name);
  }

  @Override
  ApiAnswer<Tree> configMap(String namespace, String name) {
    return rendered("ConfigMap", name);
  }

  @Override
  ApiAnswer<Tree> serviceAccount(String namespace, String name) {
    return rendered("ServiceAccount", name);
  }

  @Override
  ApiAnswer<Tree> clusterRole(String name) {
    return rendered("ClusterRole", name);
  }

  @Override
  ApiAnswer<Tree> volume(String name) {
    return rendered("PersistentVolume", name);
  }

  private ApiAnswer<Tree> rendered(String kind, String name) {
    Optional<Tree> object =
        record.manifest().stream()
            .filter(candidate -> candidate.text("kind").filter(kind::equals).isPresent())
            .filter(candidate -> candidate.name().equals(name))
            .findFirst();
    return object
        .<ApiAnswer<Tree>>map(Given::new)
        .orElseGet(
            () ->
                new Refused<>(
                    "reading %s %s".formatted(kind, name), UNKNOWN, "", "it was not looked at"));
  }
}
