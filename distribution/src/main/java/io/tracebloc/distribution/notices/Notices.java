package io.tracebloc.distribution.notices;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes the notices of what is shipped: {@code Notices COMPONENTS SOURCES TARGET}, where
 * COMPONENTS lists the libraries in CycloneDX and SOURCES holds what was written down about
 * licences. The jars are those of its own class path.
 */
public final class Notices {
  /** The project's own licence: its text is in LICENSE. */
  private static final String OWN = "Apache-2.0";

  private final Path sources;
  private final StringBuilder notices = new StringBuilder();

  /** Texts, and what each is for: many jars bring the same one. */
  private final LinkedHashMap<String, List<String>> texts = new LinkedHashMap<>();

  private Notices(Path sources) {
    this.sources = sources;
  }

  /** Runs with the arguments above. */
  public static void main(String[] arguments) throws IOException {
    var jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .toList();
    var target = Path.of(arguments[2]);
    Files.createDirectories(target.getParent());
    Files.writeString(target, of(Path.of(arguments[0]), jars, Path.of(arguments[1])));
  }

  /**
   * The notices of a platform.
   *
   * @param list its components in CycloneDX
   * @param jars with Helm's library for it, and for no other
   * @param sources what was written down about licences
   */
  public static String of(Path list, List<Path> jars, Path sources) throws IOException {
    return of(Component.read(list), jars.stream().map(Jar::new).toList(), sources);
  }

  /**
   * The notices.
   *
   * @throws IllegalArgumentException if the licence of something is not known, or its text is
   *     missing
   */
  static String of(List<Component> components, List<Jar> jars, Path sources) throws IOException {
    var notices = new Notices(sources);
    notices.libraries(components, jars);
    notices.runtime();
    notices.helm(jars);
    return notices.complete();
  }

  private void libraries(List<Component> components, List<Jar> jars) throws IOException {
    heading("Libraries");
    line(
        "In the folder lib. The text of Apache-2.0 is in the file LICENSE; others follow below.\n");
    for (var component : components) {
      var jar =
          jars.stream()
              .filter(candidate -> component.isIn(candidate.name()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("No jar of " + component));
      line("%s: %s".formatted(component, String.join(" or ", component.licences())));
      var brought = jar.texts();
      if (!component.licences().contains(OWN) && brought.isEmpty()) {
        throw new IllegalArgumentException("The licence's text is missing: " + component);
      }
      brought.forEach((name, text) -> add(text, "%s in %s".formatted(name, jar.name())));
    }
    notices.append(Files.readString(sources.resolve("parts.txt")));
  }

  private void runtime() {
    heading("Java runtime");
    line("In the folder runtime; its licences are in runtime/legal, one folder for each module.");
  }

  private void helm(List<Jar> jars) throws IOException {
    var used = new TreeSet<String>();
    for (var jar : jars) {
      var library = jar.helm();
      if (library.isPresent()) {
        heading("Helm's library");
        line("A library of native code that consists of these Go modules. Their copyright notices");
        line("are in the modules' own LICENSE files, which their paths lead to.\n");
        for (var module : HelmLibrary.modules(library.get(), sources)) {
          used.addAll(module.licences());
          var names = String.join(" and ", module.licences());
          line("%s %s: %s".formatted(module.path(), module.version(), names));
        }
      }
    }
    used.remove(OWN);
    for (var licence : used) {
      var text = Files.readString(sources.resolve("licences").resolve(licence + ".txt")).strip();
      add(text, licence + ", for Go modules");
    }
  }

  private void add(String text, String origin) {
    texts.computeIfAbsent(text, _ -> new ArrayList<>()).add(origin);
  }

  private String complete() {
    texts.forEach(
        (text, origins) -> {
          heading(String.join("\n", origins));
          line(text);
        });
    return "Software of others in this distribution, and its licences.\n" + notices;
  }

  private void heading(String text) {
    notices.append('\n').append("=".repeat(80)).append('\n').append(text).append("\n\n");
  }

  private void line(String text) {
    notices.append(text).append('\n');
  }
}
