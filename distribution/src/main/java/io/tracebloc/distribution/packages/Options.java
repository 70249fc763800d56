package io.tracebloc.distribution.packages;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is packed besides the distribution of this machine, and how. An option that is empty was not
 * given: the build always passes all of them.
 *
 * @param jdks for other platforms, the JDK that their runtime is linked from
 * @param launchers for Windows, the folder with the launchers that were made there
 * @param repository address of the project
 * @param gpgKey the key to sign with
 */
record Options(
    Map<Platform, Path> jdks,
    Map<Platform, Path> launchers,
    String repository,
    Optional<String> gpgKey) {

  /**
   * Reads {@code --jdks=}, {@code --launchers=} (each {@code OS-ARCH=FOLDER}, several with the
   * separator of search paths between), {@code --repository=} and {@code --gpg-key=}.
   *
   * @throws Refusal if an option is not known or a platform not ours
   */
  static Options parse(Iterable<String> words) {
    var values = new LinkedHashMap<String, String>();
    for (var word : words) {
      var equals = word.indexOf('=');
      if (equals < 0
          || !word.substring(0, equals).matches("--(jdks|launchers|repository|gpg-key)")) {
        throw new Refusal("Unknown option " + word);
      }
      values.put(word.substring(2, equals), word.substring(equals + 1));
    }
    return new Options(
        folders(values.getOrDefault("jdks", "")),
        folders(values.getOrDefault("launchers", "")),
        values.getOrDefault("repository", ""),
        Optional.ofNullable(values.get("gpg-key")).filter(key -> !key.isEmpty()));
  }

  private static Map<Platform, Path> folders(String list) {
    var folders = new LinkedHashMap<Platform, Path>();
    Arrays.stream(list.split(File.pathSeparator))
        .filter(item -> !item.isEmpty())
        .forEach(item -> put(item, folders));
    return folders;
  }

  private static void put(String item, Map<Platform, Path> folders) {
    var equals = item.indexOf('=');
    if (equals < 0 || equals == item.length() - 1) {
      throw new Refusal("%s is not OS-ARCH=FOLDER".formatted(item));
    }
    var platform = Platform.parse(item.substring(0, equals));
    if (folders.put(platform, Path.of(item.substring(equals + 1))) != null) {
      throw new Refusal(platform + " is given twice");
    }
  }
}
