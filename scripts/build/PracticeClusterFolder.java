import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Puts the practice cluster's programs together: {@code PracticeClusterFolder FOLDER JAR
 * LAUNCHERS}. The jars besides its own are those of the class path; {@code java-home} names the JDK
 * that ran the build. Files that did not change are left alone, for a cluster may run from them.
 */
final class PracticeClusterFolder {
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var jars = new ArrayList<>(List.of(Path.of(arguments[1])));
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        jars.add(Path.of(entry));
      }
    }
    update(folder.resolve("lib"), jars, "rw-r--r--");
    try (var launchers = Files.list(Path.of(arguments[2]))) {
      update(folder.resolve("bin"), launchers.toList(), "rwxr-xr-x");
    }
    Files.writeString(folder.resolve("java-home"), System.getProperty("java.home") + "\n");
  }

  private static void update(Path folder, List<Path> files, String permissions) throws IOException {
    Files.createDirectories(folder);
    var names = new HashSet<Path>();
    for (var file : files) {
      names.add(file.getFileName());
      put(file, folder.resolve(file.getFileName()), permissions);
    }
    try (var present = Files.list(folder)) {
      for (var other : present.filter(file -> !names.contains(file.getFileName())).toList()) {
        Files.delete(other);
      }
    }
  }

  private static void put(Path source, Path target, String permissions) throws IOException {
    if (!Files.exists(target) || Files.mismatch(source, target) >= 0) {
      var fresh = target.resolveSibling("." + target.getFileName() + ".new");
      Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
  }
}
