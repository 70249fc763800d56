import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * Makes the parts of the distribution that can only be made on Windows, under the JDK 25 that is
 * shipped: {@code java scripts/build/WindowsParts.java FOLDER}, in the project's folder. FOLDER
 * gets {@code runtime} and {@code bin}, for {@code scripts/package --jdk
 * windows-amd64=FOLDER/runtime --launchers windows-amd64=FOLDER/bin}.
 *
 * <p>The launchers are those of jpackage. They read a file of settings from the folder {@code app}
 * beside them; the one that jpackage writes is replaced, because jars and runtime lie elsewhere
 * here than in jpackage's own layout. On other systems the launchers are made in the same way, so
 * that the settings can be tried there.
 */
final class WindowsParts {
  private static final Path SOURCES =
      Path.of("distribution/src/main/java/io/tracebloc/distribution");

  private static final Map<String, String> MAIN_CLASSES =
      Map.of(
          "kubectl-tracebloc", "io.tracebloc.kubectl.Main",
          "helm-tracebloc", "io.tracebloc.helm.Main");

  /**
   * What the launcher script of the other systems passes in each case. It also finds out which
   * streams are terminals ({@code tracebloc.terminals}), chooses compiler flags by command, names
   * an ahead-of-time cache, takes {@code TRACEBLOC_JAVA_OPTIONS}, lets the process end at once
   * where these are absent ({@code tracebloc.end}) and is kubectl's completion too; a file of
   * settings can do none of that.
   */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dpicocli.converters.excludes=java[.].*",
          "-Djdk.reflect.useNativeAccessorOnly=true",
          "-Dtracebloc.helm.library=$ROOTDIR/../native/helm.dll",
          "-Djna.boot.library.path=$ROOTDIR/../native",
          "-Djna.nounpack=true");

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]).toAbsolutePath();
    delete(folder);
    Files.createDirectories(folder.resolve("bin/app"));
    link(folder.resolve("runtime"));
    var work = Files.createTempDirectory("launchers");
    try {
      for (var launcher : MAIN_CLASSES.entrySet()) {
        make(launcher.getKey(), launcher.getValue(), folder, work);
      }
    } finally {
      delete(work);
    }
  }

  private static void link(Path runtime) throws IOException {
    var arguments = new ArrayList<>(strings("packages/Linking.java", "OPTIONS"));
    arguments.add("--generate-cds-archive");
    arguments.addAll(
        List.of("--add-modules", String.join(",", strings("Assemble.java", "MODULES"))));
    arguments.addAll(List.of("--output", runtime.toString()));
    run("jlink", arguments);
    deleteArchiveForLargeHeaps(runtime);
  }

  /** As on the other systems; here it lies with the virtual machine in bin. */
  private static void deleteArchiveForLargeHeaps(Path runtime) throws IOException {
    for (var folder : List.of("bin", "lib")) {
      var archive = runtime.resolve(folder).resolve("server/classes_nocoops.jsa");
      if (Files.exists(archive)) {
        deleteFile(archive);
      }
    }
  }

  private static void make(String name, String main, Path folder, Path work) throws IOException {
    // jpackage wants a jar; the launchers will never look at this one.
    var input = Files.createDirectories(work.resolve("input-" + name));
    Files.write(input.resolve("none.jar"), new byte[0]);
    var arguments = new ArrayList<>(List.of("--type", "app-image", "--name", name));
    arguments.addAll(List.of("--input", input.toString(), "--main-jar", "none.jar"));
    arguments.addAll(List.of("--main-class", main, "--dest", work.toString()));
    arguments.addAll(List.of("--runtime-image", folder.resolve("runtime").toString()));
    if (onWindows()) {
      arguments.add("--win-console");
    }
    run("jpackage", arguments);
    var image = work.resolve(name);
    var program = onWindows() ? image.resolve(name + ".exe") : image.resolve("bin").resolve(name);
    Files.copy(program, folder.resolve("bin").resolve(program.getFileName()));
    Files.writeString(folder.resolve("bin/app").resolve(name + ".cfg"), settings(main));
  }

  /** $ROOTDIR is the launcher's folder on Windows. */
  private static String settings(String main) {
    var text = new StringBuilder("[Application]\n");
    for (var jar : List.of("tracebloc.jar", "libraries.jar")) {
      text.append("app.classpath=$ROOTDIR/../lib/").append(jar).append('\n');
    }
    text.append("app.mainclass=").append(main).append('\n');
    text.append("app.runtime=$ROOTDIR/../runtime\n\n[JavaOptions]\n");
    JAVA_OPTIONS.forEach(option -> text.append("java-options=").append(option).append('\n'));
    var separator = onWindows() ? "\\" : "/";
    return text.toString().replace("/", separator);
  }

  /** The strings of a list in one of the build's own sources, so that they stand in one place. */
  private static List<String> strings(String source, String list) throws IOException {
    var text = Files.readString(SOURCES.resolve(source));
    var found = Pattern.compile(list + " =\\s+List\\.of\\(([^;]*)\\);").matcher(text);
    if (!found.find()) {
      throw new IOException("There is no list " + list + " in " + source);
    }
    return Pattern.compile("\"([^\"]*)\"")
        .matcher(found.group(1))
        .results()
        .map(item -> item.group(1))
        .toList();
  }

  private static boolean onWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  private static void run(String tool, List<String> arguments) throws IOException {
    var code =
        ToolProvider.findFirst(tool)
            .orElseThrow(() -> new IOException("This JDK has no " + tool))
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IOException(tool + " failed");
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          deleteFile(file);
        }
      }
    }
  }

  /** jpackage may leave its launchers read-only, and Windows deletes no such file. */
  private static void deleteFile(Path file) throws IOException {
    if (!Files.isSymbolicLink(file) && !file.toFile().setWritable(true)) {
      throw new IOException(file + " cannot be made writable");
    }
    Files.delete(file);
  }
}
