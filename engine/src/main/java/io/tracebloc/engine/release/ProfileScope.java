package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Profile.Take;
import io.tracebloc.engine.release.Scope.Place;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Puts together what the expressions of a profile can name, for one release: stored values with
 * what live objects say in their place ({@code contract/releases.md} 1.7: live beats stored).
 */
final class ProfileScope {
  private final ProfileMatch match;
  private final ObjectReader objects;
  private final boolean live;
  private final Facts facts;

  /**
   * The scope of a release.
   *
   * @param live whether live objects are asked although Helm's record is readable
   */
  ProfileScope(ProfileMatch match, ObjectReader objects, boolean live, Facts facts) {
    this.match = match;
    this.objects = objects;
    this.live =
        live
            || match.record().isEmpty()
            || match.choice().map(RevisionChoice::liveFirst).orElse(false);
    this.facts = facts;
  }

  /**
   * What was put together.
   *
   * @param known whether there are values at all, from whichever source
   */
  record Assembled(Scope scope, boolean known) {}

  Assembled assemble() {
    var stored = storedValues();
    var source = match.record().map(HelmRecord::source).orElse("Helm");
    var values = new LayeredValues(stored, source, facts);
    var scope =
        Scope.empty()
            .with("chart", Place.chart(match.chart(), match.version()))
            .with("release", Place.release(match.release(), match.namespace(), fullName(stored)))
            .with("rendered", rendered())
            .with("workload", workload())
            .with("object", anchor());
    match.profile().takes().forEach(take -> layer(take, scope, values));
    var known =
        match.record().isPresent()
            || values.layered()
            || (match.profile().takes().isEmpty() && match.anchor().isPresent());
    return new Assembled(scope.with("values", values.place()), known);
  }

  private Tree storedValues() {
    return match
        .part()
        .or(() -> match.record().map(record -> record.values().tree()))
        .orElse(Tree.nothing());
  }

  /** The name most charts give their objects: release and chart, unless one holds the other. */
  private String fullName(Tree values) {
    var name =
        values
            .text("fullnameOverride")
            .orElseGet(
                () -> {
                  var chart = values.text("nameOverride").orElse(match.chartName());
                  return match.release().contains(chart)
                      ? match.release()
                      : match.release() + "-" + chart;
                });
    var cut = name.length() > 63 ? name.substring(0, 63) : name;
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }

  private Place rendered() {
    var source = match.record().map(HelmRecord::source).orElse("Helm") + " manifest";
    var deployment =
        match
            .record()
            .flatMap(record -> Anchors.rendered(match.profile(), match.chartName(), record))
            .orElse(Tree.nothing());
    return Place.stored(WorkloadView.of(deployment), source);
  }

  private Place workload() {
    var deployment = match.anchor().orElse(Tree.nothing());
    return Place.live(WorkloadView.of(deployment), "Deployment/" + deployment.name());
  }

  private Place anchor() {
    var object = match.anchor().orElse(Tree.nothing());
    return Place.live(object, "object " + object.name());
  }

  private void layer(Take take, Scope scope, LayeredValues values) {
    switch (take) {
      case Take.FromWorkload seen -> {
        if (match.part().isPresent()) {
          fromWorkload("rendered", seen, scope, values);
        }
        if (live) {
          fromWorkload("workload", seen, scope, values);
        }
      }
      case Take.FromElsewhere seen -> {
        if (live && seen.parts().keySet().stream().findFirst().filter(values::says).isEmpty()) {
          fromElsewhere(seen, values);
        }
      }
      case Take.FromConfigMap map -> {
        if (match.part().isPresent()) {
          fromManifest(map, scope, values);
        }
        if (live) {
          fromCluster(map, scope, values);
        }
      }
    }
  }

  private static void fromWorkload(
      String root, Take.FromWorkload take, Scope scope, LayeredValues values) {
    var place = scope.at(new ProfilePath(root, take.from()));
    place.ifPresent(
        found -> values.put(take.into(), parsed(found.tree()), found.source(), found.stored()));
  }

  private void fromElsewhere(Take.FromElsewhere take, LayeredValues values) {
    var found =
        objects.deploymentsEverywhere(take.labels()).ifGiven().stream()
            .flatMap(list -> list.at("items").items().stream())
            .filter(this::couldBeOurs)
            .toList();
    if (found.size() == 1) {
      var view = WorkloadView.of(found.getFirst());
      var source = "Deployment/" + found.getFirst().name() + " of another namespace";
      take.parts().forEach((into, steps) -> values.put(into, view.follow(steps), source, false));
    }
  }

  private boolean couldBeOurs(Tree object) {
    return object
        .text("metadata", "annotations", "meta.helm.sh/release-namespace")
        .map(match.namespace()::equals)
        .orElse(true);
  }

  /** A variable may hold a document as its text. */
  private static Tree parsed(Tree value) {
    return value
        .text()
        .filter(text -> text.startsWith("{") || text.startsWith("["))
        .flatMap(ProfileScope::document)
        .orElse(value);
  }

  private void fromManifest(Take.FromConfigMap take, Scope scope, LayeredValues values) {
    for (var name : take.names()) {
      var wanted = name.text(scope).orElse("");
      var object =
          match.record().stream()
              .flatMap(record -> record.manifest().stream())
              .filter(candidate -> candidate.text("kind").filter("ConfigMap"::equals).isPresent())
              .filter(candidate -> candidate.name().equals(wanted))
              .findFirst();
      if (object.isPresent()) {
        var source = match.record().orElseThrow().source() + " manifest ConfigMap/" + wanted;
        parts(take, object.get(), source, values, true);
        return;
      }
    }
  }

  private void fromCluster(Take.FromConfigMap take, Scope scope, LayeredValues values) {
    for (var name : take.names()) {
      var wanted = name.text(scope);
      if (wanted.isEmpty()) {
        continue;
      }
      switch (objects.configMap(namespace(), wanted.get())) {
        case Given<Tree>(var object) -> {
          parts(take, object, "ConfigMap/" + wanted.get(), values, false);
          return;
        }
        case Refused<Tree> refused when refused.missing() -> {}
        case Refused<Tree> refused -> {
          facts.note("values", "not readable", refused.failure().getMessage());
          return;
        }
      }
    }
  }

  /** Where the objects are: the anchor's namespace, which a namespace-less record cannot tell. */
  private String namespace() {
    return match
        .anchor()
        .flatMap(object -> object.text("metadata", "namespace"))
        .orElse(match.namespace());
  }

  private static void parts(
      Take.FromConfigMap take, Tree object, String source, LayeredValues values, boolean stored) {
    var from = source + " key " + take.key();
    var document = object.text("data", take.key()).flatMap(ProfileScope::document);
    document.ifPresent(
        tree ->
            take.parts()
                .forEach((into, steps) -> values.put(into, tree.follow(steps), from, stored)));
  }

  private static Optional<Tree> document(String text) {
    try {
      return Optional.of(YamlTree.one(text));
    } catch (YAMLException broken) {
      return Optional.empty();
    }
  }
}
