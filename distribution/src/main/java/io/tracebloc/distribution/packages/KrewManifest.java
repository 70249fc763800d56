package io.tracebloc.distribution.packages;

import io.tracebloc.distribution.archive.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in krew's manifest: version, addresses and checksums of the archives that there are.
 *
 * @param template its text, with {@code ${version}} and the like
 * @param repository address of the project, below which releases can be downloaded
 */
record KrewManifest(String template, String repository) {
  private static final String PLATFORM = "    - selector:";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  KrewManifest {
    if (!repository.matches("https://[\\w.:/-]*[\\w-]")) {
      throw new Refusal("The address of the project has to begin with https: " + repository);
    }
  }

  /**
   * Writes the manifest beside the archives.
   *
   * @throws Refusal if there is no archive, or the template names something that is not known
   */
  void write(Release release) throws IOException {
    Files.writeString(release.krewManifest(), fill(release.version(), values(release)));
  }

  private Map<String, String> values(Release release) throws IOException {
    var values = new HashMap<String, String>();
    for (var platform : Platform.ALL) {
      var archive = release.archive(platform);
      if (Files.exists(archive)) {
        values.put("sha256:" + platform, Digest.of(archive));
        values.put("uri:" + platform, address(release, archive));
      }
    }
    if (values.isEmpty()) {
      throw new Refusal("There is no archive in " + release.folder());
    }
    values.put("repository", repository);
    return values;
  }

  private String address(Release release, Path archive) {
    return "%s/releases/download/v%s/%s"
        .formatted(repository, release.version(), archive.getFileName());
  }

  private String fill(String version, Map<String, String> values) {
    var all = new HashMap<>(values);
    all.put("version", version);
    var text = new StringBuilder();
    for (var part : parts()) {
      if (!part.startsWith(PLATFORM) || all.keySet().containsAll(names(part))) {
        text.append(PLACEHOLDER.matcher(part).replaceAll(found -> value(found.group(1), all)));
      }
    }
    return text.toString();
  }

  private static String value(String name, Map<String, String> values) {
    if (!values.containsKey(name)) {
      throw new Refusal("Krew's manifest names ${%s}, which nobody knows".formatted(name));
    }
    return Matcher.quoteReplacement(values.get(name));
  }

  private static List<String> names(String part) {
    return PLACEHOLDER.matcher(part).results().map(found -> found.group(1)).toList();
  }

  /** The head without comments, and each platform. */
  private List<String> parts() {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (var line : template.lines().filter(line -> !line.startsWith("#")).toList()) {
      if (line.startsWith(PLATFORM)) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(line).append('\n');
    }
    parts.add(part.toString());
    return parts;
  }
}
