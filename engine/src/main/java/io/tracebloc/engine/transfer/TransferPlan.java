package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.charset.StandardCharsets;

/**
 * What a file set amounts to on the wire, known before the first byte goes out.
 *
 * @param files number of files
 * @param contentBytes sum of their sizes
 * @param listBytes size of the list of their names
 */
record TransferPlan(long files, long contentBytes, long listBytes) {
  private static final int COMPONENT_LIMIT = 255;
  private static final int NAME_LIMIT = 4000;

  /**
   * Adds everything up.
   *
   * @throws InputFailure if a name cannot be a relative path on the volume
   */
  static TransferPlan of(FileSet set) {
    long files = 0;
    long content = 0;
    long list = 0;
    for (var file : set) {
      var name = encode(file);
      files++;
      content += file.size();
      list += listed(name).length;
    }
    if (files == 0) {
      throw new InputFailure("there are no files to send", "");
    }
    return new TransferPlan(files, content, list);
  }

  /** The file's name on the volume. */
  static byte[] encode(DatasetFile file) {
    var target = file.target();
    var name = target.getBytes(StandardCharsets.UTF_8);
    if (!isText(target)) {
      throw unusable(target, "is not valid text");
    }
    if (name.length > NAME_LIMIT) {
      throw unusable(target, "has more than %d bytes".formatted(NAME_LIMIT));
    }
    int start = 0;
    for (int end = 0; end <= name.length; end++) {
      if (end == name.length || name[end] == '/') {
        checkPart(target, name, start, end);
        start = end + 1;
      } else if (name[end] == 0) {
        throw unusable(target, "is not a relative path");
      }
    }
    return name;
  }

  private static void checkPart(String target, byte[] name, int start, int end) {
    if (leadsElsewhere(name, start, end)) {
      throw unusable(target, "is not a relative path");
    }
    if (end - start > COMPONENT_LIMIT) {
      throw unusable(target, "has more than %d bytes".formatted(COMPONENT_LIMIT));
    }
  }

  /** Whether a part of a path is no name of something below: empty, {@code .} or {@code ..}. */
  static boolean leadsElsewhere(byte[] path, int start, int end) {
    int length = end - start;
    return length == 0
        || (length == 1 && path[start] == '.')
        || (length == 2 && path[start] == '.' && path[start + 1] == '.');
  }

  /** Whether every surrogate has its other half. */
  private static boolean isText(String target) {
    for (int i = 0; i < target.length(); i++) {
      if (Character.isSurrogate(target.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(target);
      }
    }
    return true;
  }

  /** How the name stands in the list for the verification: below {@code ./}, ended by NUL. */
  static byte[] listed(byte[] name) {
    var entry = new byte[name.length + 3];
    entry[0] = '.';
    entry[1] = '/';
    System.arraycopy(name, 0, entry, 2, name.length);
    return entry;
  }

  private static InputFailure unusable(String target, String reason) {
    return new InputFailure(
        "the file name \"%s\" %s".formatted(Printable.of(target), reason),
        "Rename the file and everything that refers to it.");
  }
}
