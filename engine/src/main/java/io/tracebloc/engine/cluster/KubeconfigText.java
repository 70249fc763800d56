package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a kubeconfig file in the charset that the file has.
 *
 * @param text with its byte order mark, if there is one
 */
record KubeconfigText(String text, Charset charset) {

  /** Reads a file. */
  static KubeconfigText read(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var charset = charset(bytes);
    return new KubeconfigText(new String(bytes, charset), charset);
  }

  private static Charset charset(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return switch (first) {
      case 0xfffe -> StandardCharsets.UTF_16LE;
      case 0xfeff -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  /** Another text in the same charset. */
  KubeconfigText with(String other) {
    return new KubeconfigText(other, charset);
  }

  private byte[] bytes() {
    return text.getBytes(charset);
  }

  /** Whether this says the same as another one, but for these fields of the user's provider. */
  boolean differsOnlyBy(KubeconfigText before, String user, Map<String, String> fields) {
    try {
      return changed(KubeconfigYaml.load(before.bytes()), user, fields)
          .equals(changed(KubeconfigYaml.load(bytes()), user, Map.of()));
    } catch (KubeconfigYaml.BrokenException broken) {
      return false;
    }
  }

  /** The document with the fields set, and all its values as texts. */
  private static Object changed(Object document, String user, Map<String, String> fields) {
    if (!(document instanceof Map<?, ?> root) || !(root.get("users") instanceof List<?> users)) {
      return document;
    }
    var changed = new LinkedHashMap<Object, Object>(root);
    changed.put(
        "users",
        users.stream()
            .map(
                item ->
                    item instanceof Map<?, ?> map && String.valueOf(map.get("name")).equals(user)
                        ? at(map, List.of("user", "auth-provider", "config"), fields)
                        : item)
            .toList());
    return changed;
  }

  private static Object at(Object value, List<String> path, Map<String, String> fields) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    var changed = new LinkedHashMap<Object, Object>(map);
    if (path.isEmpty()) {
      changed.replaceAll((key, old) -> String.valueOf(old));
      changed.putAll(fields);
    } else {
      changed.computeIfPresent(
          path.getFirst(), (key, old) -> at(old, path.subList(1, path.size()), fields));
    }
    return changed;
  }

  /**
   * Replaces a file, or what it links to, in one step; where that is not possible without changing
   * whose file it is, its content is overwritten, as kubectl does always.
   */
  static void replace(Path file, KubeconfigText content) throws IOException {
    var target = file.toRealPath();
    var fresh = target.resolveSibling("." + target.getFileName() + ".tracebloc-new");
    try {
      Files.deleteIfExists(fresh);
      Files.copy(target, fresh, StandardCopyOption.COPY_ATTRIBUTES);
      if (Files.getOwner(fresh).equals(Files.getOwner(target)) && sameGroup(fresh, target)) {
        Files.write(fresh, content.bytes(), StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      }
    } catch (IOException notHere) {
      // A directory that cannot be written to, or a file that is mounted by itself.
    }
    discard(fresh);
    Files.write(target, content.bytes());
  }

  private static void discard(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException neverMade) {
      // The directory is closed to us.
    }
  }

  private static boolean sameGroup(Path one, Path other) throws IOException {
    var first = Files.getFileAttributeView(one, PosixFileAttributeView.class);
    var second = Files.getFileAttributeView(other, PosixFileAttributeView.class);
    return first == null
        || second == null
        || first.readAttributes().group().equals(second.readAttributes().group());
  }

  /** Without the text, which holds secrets. */
  @Override
  public String toString() {
    return "KubeconfigText[" + charset + "]";
  }
}
