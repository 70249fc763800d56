import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats every Java source of the project, or checks that it is formatted: {@code Format check|fix
 * ROOT}. Run by the build under the toolchain's JDK, because the formatter reads only the syntax of
 * the JDK it runs on.
 */
final class Format {
  public static void main(String[] arguments) throws IOException, FormatterException {
    var fix = arguments[0].equals("fix");
    var unformatted = new ArrayList<Path>();
    for (var source : sources(Path.of(arguments[1]))) {
      var text = Files.readString(source);
      var formatted = format(text);
      if (formatted.equals(text)) {
        continue;
      }
      unformatted.add(source);
      if (fix) {
        Files.writeString(source, formatted);
      }
    }
    if (!fix && !unformatted.isEmpty()) {
      unformatted.forEach(source -> System.err.println("not formatted: " + source));
      System.err.println("Run ./mvnw -N process-sources -Dformat=fix");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !root.relativize(path).toString().matches("(.*[/\\\\])?target[/\\\\].*"))
          .sorted()
          .toList();
    }
  }

  private static String format(String text) throws FormatterException {
    var ordered =
        ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(text), Style.GOOGLE);
    return new Formatter().formatSource(ordered);
  }
}
