package io.tracebloc.engine.release;

import java.util.Optional;

/**
 * What Helm's record says about storage when live objects cannot be read ({@code
 * contract/releases.md} 2.2): the rendered claim and volume, else the values and the chart's rules.
 */
final class StorageDefaults {
  private final ReleaseContext context;
  private final IdentityFacts identity;
  private final Tree values;
  private final Tree manifestClaim;

  StorageDefaults(ReleaseContext context, IdentityFacts identity, String claim) {
    this.context = context;
    this.identity = identity;
    values = context.values();
    manifestClaim =
        context
            .record()
            .map(record -> record.manifestObject("PersistentVolumeClaim", claim))
            .orElse(Tree.nothing());
  }

  Tree manifestClaim() {
    return manifestClaim;
  }

  String manifestSource() {
    return context.manifestWorkload().source();
  }

  /** Only if the values are known at all. */
  Optional<String> accessMode() {
    if (!values.isMap()) {
      return Optional.empty();
    }
    var given = values.text("pvcAccessMode").map(StorageFacts::shortForm);
    var onlyOneNode =
        values.at("hostPath", "enabled").isTrue()
            && identity.parsedVersion().map(version -> !version.isBefore(1, 9, 30)).orElse(false);
    return given.or(() -> Optional.of(onlyOneNode ? "RWO" : "RWX"));
  }

  String accessModeSource() {
    return context.valueSource(
        values.at("pvcAccessMode").present() ? "pvcAccessMode" : "hostPath.enabled");
  }

  Optional<String> storageClass() {
    if (!values.isMap()) {
      return Optional.empty();
    }
    return values.at("storageClass", "create").isFalse()
        ? values.text("storageClass", "name").or(() -> Optional.of("client-storage-class"))
        : Optional.of(context.release() + "-storage-class");
  }

  String storageClassSource() {
    return context.valueSource("storageClass");
  }

  Optional<String> hostPath() {
    if (!values.at("hostPath", "enabled").isTrue()) {
      return Optional.empty();
    }
    var base = values.text("hostPath", "datasetPath").orElse("/tracebloc");
    return Optional.of(base + "/" + context.release() + "/data");
  }

  String hostPathSource() {
    return context.valueSource("hostPath.datasetPath");
  }
}
