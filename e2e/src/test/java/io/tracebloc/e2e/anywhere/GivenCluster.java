package io.tracebloc.e2e.anywhere;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster that whoever started the build has chosen, by system properties (docs/testing.md).
 * Nothing of it is known but its kubeconfig.
 */
final class GivenCluster {
  private GivenCluster() {}

  /** The cluster of {@code e2e.kubeconfig}; empty if none was given. */
  static Optional<Ground> chosen() {
    return property("e2e.kubeconfig").map(GivenCluster::of);
  }

  private static Ground of(String kubeconfig) {
    var values = new HashMap<String, String>();
    property("e2e.standinImage").ifPresent(image -> values.putAll(standIn(image)));
    property("e2e.ingestorImage").ifPresent(image -> values.putAll(ingestor(image)));
    property("e2e.stageImage").ifPresent(image -> values.put("standIn.toolsImage", image));
    property("e2e.volume").ifPresent(volume -> values.put("standIn.volume", volume));
    return new Ground(
        Path.of(kubeconfig).toAbsolutePath(),
        values,
        property("e2e.values").map(Path::of).map(Path::toAbsolutePath),
        property("e2e.stageImage"),
        () -> {});
  }

  /** Values for an image that is both jobs-manager and ingestor. */
  static Map<String, String> standIn(String image) {
    var values = new HashMap<>(ingestor(image));
    values.put("standIn.image", image);
    return values;
  }

  private static Map<String, String> ingestor(String image) {
    var values = new HashMap<String, String>();
    var digest = image.indexOf('@');
    var tag = image.indexOf(':', image.lastIndexOf('/') + 1);
    if (digest >= 0) {
      values.put("images.ingestor.repository", image.substring(0, digest));
      values.put("images.ingestor.digest", image.substring(digest + 1));
    } else {
      values.put("images.ingestor.repository", tag < 0 ? image : image.substring(0, tag));
      values.put("images.ingestor.tag", tag < 0 ? "latest" : image.substring(tag + 1));
    }
    return values;
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }
}
