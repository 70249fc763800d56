package io.tracebloc.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Charts of our own, among the test resources. */
public final class HelmCharts {
  private HelmCharts() {}

  /**
   * Copies the chart in a resource folder beside a class.
   *
   * @return the copy, below {@code folder}
   */
  public static Path unpack(Class<?> owner, String name, Path folder) throws IOException {
    var source = Path.of(location(owner, name));
    var target = folder.resolve(name);
    try (var files = Files.walk(source)) {
      for (var file : files.toList()) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
    return target;
  }

  private static URI location(Class<?> owner, String name) throws IOException {
    var url = owner.getResource(name + "/Chart.yaml");
    if (url == null) {
      throw new IOException("no chart " + name + " beside " + owner.getName());
    }
    try {
      return url.toURI().resolve(".");
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
