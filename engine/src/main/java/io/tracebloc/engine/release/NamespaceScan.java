package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Namespaces that could have releases ({@code contract/releases.md} 1.6, 2.1).
 *
 * @param namespaces their names, in order
 * @param warnings what kept others from being seen
 */
record NamespaceScan(List<String> namespaces, List<String> warnings) {
  /** More namespaces than this are not looked into one by one. */
  static final int MOST = 50;

  NamespaceScan {
    namespaces = List.copyOf(namespaces);
    warnings = List.copyOf(warnings);
  }

  /** Looks for Helm's records and for Deployments in all namespaces; 403 is a normal answer. */
  static NamespaceScan of(ObjectReader objects, String home) {
    var warnings = new ArrayList<String>();
    var found = new TreeSet<String>();
    for (var list : List.of(objects.helmSecretsEverywhere(), objects.deploymentsEverywhere())) {
      if (list instanceof Refused<Tree> refused) {
        warnings.add("Not all namespaces could be looked at: " + refused.failure().getMessage());
      }
      found.addAll(namespaces(list));
    }
    found.add(home);
    if (found.size() > MOST) {
      warnings.add(
          "%d namespaces may have releases; only %d of them were looked at"
              .formatted(found.size(), MOST));
    }
    return new NamespaceScan(found.stream().limit(MOST).toList(), warnings);
  }

  /** The namespaces of what Helm or a known platform put there. */
  private static List<String> namespaces(ApiAnswer<Tree> list) {
    return list.ifGiven().stream()
        .flatMap(tree -> tree.at("items").items().stream())
        .filter(NamespaceScan::couldBelong)
        .map(object -> object.text("metadata", "namespace"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean couldBelong(Tree object) {
    return object.label("owner").filter("helm"::equals).isPresent()
        || object.label("app.kubernetes.io/managed-by").filter("helm"::equalsIgnoreCase).isPresent()
        || object.label("app").filter("webdav-crater"::equals).isPresent()
        || ReleaseDiscovery.isJobsManager(object);
  }
}
