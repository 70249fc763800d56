package io.tracebloc.commands.version;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * What the build wrote down about itself.
 *
 * @param version the project's version
 * @param commit git commit it was built from, with {@code -dirty} if files differed; {@code
 *     unknown} outside a repository
 * @param date time stamp of the build, the same for equal sources
 */
public record BuildFacts(String version, String commit, String date) {
  /** The facts of this program. */
  public static BuildFacts read() {
    var properties = new Properties();
    try (var resource = BuildFacts.class.getResourceAsStream("build.properties")) {
      properties.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildFacts(
        properties.getProperty("version"),
        properties.getProperty("commit"),
        properties.getProperty("date"));
  }
}
