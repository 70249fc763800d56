import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Writes what {@code version} shows: {@code BuildFacts ROOT VERSION DATE FILE}. The file is left
 * alone when nothing changed, so that nothing is packed again.
 */
final class BuildFacts {
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var root = Path.of(arguments[0]);
    var file = Path.of(arguments[3]);
    var text =
        "version=%s%ncommit=%s%ndate=%s%n"
            .formatted(arguments[1], commit(root), arguments[2])
            .replace("\r", "");
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  /** The commit checked out, with {@code -dirty} when tracked files differ from it. */
  private static String commit(Path root) throws InterruptedException {
    try {
      // Only this project's own repository counts, not one that it happens to lie in.
      if (!Files.exists(root.resolve(".git"))) {
        return "unknown";
      }
      var git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(1, TimeUnit.MINUTES) && git.exitValue() == 0 ? answer : "unknown";
    } catch (IOException e) {
      // No git here: an unpacked source archive.
      return "unknown";
    }
  }
}
