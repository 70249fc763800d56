package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.Scope.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Goes through what a profile says about targets ({@code contract/releases.md} 3, 4). */
final class TargetDrafts {
  /** More targets than this are not looked at: no honest release has them. */
  static final int MOST = 100;

  private static final ProfilePath NAMESPACE = ProfilePath.parse("release.namespace");
  private static final ProfilePath NAME = ProfilePath.parse("item.name");

  private final Facts facts;
  private final List<Draft> drafts = new ArrayList<>();

  private TargetDrafts(Facts facts) {
    this.facts = facts;
  }

  static List<Draft> of(Profile profile, Scope scope, Facts facts) {
    var all = new TargetDrafts(facts);
    for (var rule : profile.targets()) {
      for (var entry : all.entries(rule, scope)) {
        all.items(rule, entry).forEach(item -> all.add(rule, item));
      }
    }
    if (all.drafts.size() == MOST) {
      facts.warn("Only the first %d targets of this release were looked at".formatted(MOST));
    }
    return all.drafts;
  }

  private void add(TargetRule rule, Scope scope) {
    if (drafts.size() < MOST && rule.when().holds(scope)) {
      drafts.add(draft(rule, scope));
    }
  }

  private List<Scope> entries(TargetRule rule, Scope scope) {
    if (rule.loop().within().isEmpty()) {
      return List.of(scope);
    }
    var entries = new ArrayList<Scope>();
    firstFilled(rule.loop().within(), scope)
        .ifPresent(
            map ->
                map.tree().keys().stream()
                    .limit(MOST)
                    .forEach(
                        key ->
                            entries.add(
                                scope
                                    .with("queue", Place.known(key))
                                    .with("entry", map.below(List.of(key))))));
    return entries;
  }

  private List<Scope> items(TargetRule rule, Scope scope) {
    var loop = rule.loop();
    if (loop.each().isEmpty()) {
      return List.of(scope);
    }
    var found = firstFilled(loop.each(), scope);
    var scopes = found.map(place -> items(place, scope)).orElse(List.of());
    return loop.pair().isEmpty() ? scopes : paired(scopes, firstFilled(loop.pair(), scope));
  }

  private static Optional<Place> firstFilled(List<ProfilePath> paths, Scope scope) {
    return paths.stream()
        .map(scope::at)
        .flatMap(Optional::stream)
        .filter(place -> place.tree().filled())
        .findFirst();
  }

  private static List<Scope> items(Place place, Scope scope) {
    var keys =
        place.tree().isMap()
            ? place.tree().keys().stream()
            : IntStream.range(0, place.tree().items().size()).mapToObj(Integer::toString);
    return keys.limit(MOST)
        .map(key -> scope.with("key", Place.known(key)).with("item", place.below(List.of(key))))
        .toList();
  }

  /** Pairs mounts and volumes by name; what has no partner is told. */
  private List<Scope> paired(List<Scope> mounts, Optional<Place> volumes) {
    var paired = new ArrayList<Scope>();
    Set<String> mounted = new HashSet<>();
    for (var mount : mounts) {
      var name = mount.tree(NAME).text().orElse("");
      var number = volumes.map(list -> number(list.tree(), name)).orElse(-1);
      if (number < 0) {
        facts.warn(
            "The volume mount %s has no volume of that name and was left out"
                .formatted(Printable.of(name)));
      } else {
        mounted.add(name);
        paired.add(mount.with("volume", volumes.get().below(List.of(Integer.toString(number)))));
      }
    }
    volumes.ifPresent(list -> warnOfUnmounted(list.tree(), mounted));
    return paired;
  }

  private static int number(Tree volumes, String name) {
    var items = volumes.items();
    for (var number = 0; number < items.size(); number++) {
      if (items.get(number).text("name").filter(name::equals).isPresent()) {
        return number;
      }
    }
    return -1;
  }

  private void warnOfUnmounted(Tree volumes, Set<String> mounted) {
    volumes.items().stream()
        .limit(MOST)
        .filter(volume -> !mounted.contains(volume.text("name").orElse("")))
        .forEach(
            volume ->
                volume
                    .text("persistentVolumeClaim", "claimName")
                    .ifPresent(
                        claim ->
                            facts.warn(
                                "The claim %s is among the volumes, but mounted nowhere"
                                    .formatted(Printable.of(claim)))));
  }

  private Draft draft(TargetRule rule, Scope scope) {
    var found = facts.about();
    var name = rule.name().text(scope).orElse("target");
    var namespace =
        rule.namespace()
            .settle("target namespace", scope, found)
            .orElseGet(() -> scope.tree(NAMESPACE).text().orElse(""));
    var storage = storage(rule.volume(), scope, found);
    var view = rule.view();
    var mountPath = view.mountPath().settle("mount path", scope, found);
    var subPath = view.subPath().settle("sub path", scope, found);
    var directories =
        view.userDirectories().stream()
            .map(directory -> directory.settle("user directory", scope, found))
            .flatMap(Optional::stream)
            .toList();
    var draft =
        new Draft(
            unique(name),
            namespace,
            storage,
            mountPath,
            subPath,
            view.readOnly().anyTrue(scope),
            directories,
            rule.refusal().map(refusal -> refusal.offer(scope)),
            rule.volume().accessMode(),
            rule.volume().nodePath(),
            scope,
            found);
    return refusedIfExpanded(rule, scope, draft);
  }

  private static Draft refusedIfExpanded(TargetRule rule, Scope scope, Draft draft) {
    return rule.view()
        .subPathExpression()
        .text(scope)
        .map(
            expression ->
                draft.refused(
                    "its sub path is %s, which only the platform's own Pods can work out"
                        .formatted(Printable.of(expression)),
                    "Name the directory yourself with {flag:claim}, {flag:mount-path} and"
                        + " {flag:sub-path}"))
        .orElse(draft);
  }

  /** Names are given by people on the command line, so each can stand for one target only. */
  private String unique(String name) {
    var taken = drafts.stream().map(Draft::name).toList();
    var candidate = name;
    for (var number = 2; taken.contains(candidate); number++) {
      candidate = name + "-" + number;
    }
    return candidate;
  }

  private static Storage storage(TargetRule.Volume volume, Scope scope, Facts facts) {
    return volume
        .claim()
        .settle("claim", scope, facts)
        .<Storage>map(Storage.Claim::new)
        .or(() -> nfs(volume, scope, facts))
        .or(
            () ->
                volume
                    .bucket()
                    .settle("bucket", scope, facts)
                    .map(
                        uri ->
                            new Storage.Bucket(
                                Redaction.withoutLogin(uri),
                                volume.secret().settle("bucket secret", scope, facts))))
        .or(() -> volume.hostPath().settle("host path", scope, facts).map(Storage.HostPath::new))
        .orElseGet(Storage.Nothing::new);
  }

  private static Optional<Storage> nfs(TargetRule.Volume volume, Scope scope, Facts facts) {
    var path = volume.nfsPath().text(scope);
    return path.flatMap(
        export ->
            volume
                .nfsServer()
                .settle("nfs server", scope, facts)
                .map(server -> new Storage.Nfs(server, export)));
  }
}
