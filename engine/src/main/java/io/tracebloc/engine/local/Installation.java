package io.tracebloc.engine.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A random name of this user on this machine, made once. It lies in a folder of the user's own, and
 * so stands for the user too.
 */
final class Installation {
  private static final String FILE = "installation";
  private static final int LIMIT = 100;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\n");

  private final PrivateFolder folder;
  private final SecureRandom random;

  Installation(PrivateFolder folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /**
   * The name.
   *
   * @throws IOException if it cannot be kept
   */
  String name() throws IOException {
    var known = read();
    if (known.isPresent()) {
      return known.get();
    }
    create();
    // Another process may have been faster; then its name counts.
    return read().orElseThrow(() -> new IOException("the name of this installation is lost"));
  }

  private Optional<String> read() throws IOException {
    try {
      var text = new String(folder.read(FILE, LIMIT), StandardCharsets.US_ASCII);
      return Optional.of(text).filter(NAME.asMatchPredicate()).map(String::strip);
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  private void create() throws IOException {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var name = HexFormat.of().formatHex(bytes);
    var content = (name + "\n").getBytes(StandardCharsets.US_ASCII);
    var draft = FILE + "-" + name.substring(0, 8);
    folder.write(draft, content);
    try {
      // Unlike a rename, this leaves the name of a faster process as it is.
      Files.createLink(folder.resolve(FILE), folder.resolve(draft));
      folder.delete(draft);
    } catch (FileAlreadyExistsException standing) {
      keep(draft);
    } catch (IOException | UnsupportedOperationException noLinks) {
      folder.rename(draft, FILE);
    }
  }

  /** What stands there is the name of a faster process, or no name. */
  private void keep(String draft) throws IOException {
    if (read().isPresent()) {
      folder.delete(draft);
    } else {
      folder.rename(draft, FILE);
    }
  }
}
