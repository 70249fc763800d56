package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    for (var part : target.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
        throw unusable(target, "is not a relative path");
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > COMPONENT_LIMIT) {
        throw unusable(target, "has more than %d bytes".formatted(COMPONENT_LIMIT));
      }
    }
    try {
      var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(target));
      var name = bytes(encoded);
      if (name.length > NAME_LIMIT) {
        throw unusable(target, "has more than %d bytes".formatted(NAME_LIMIT));
      }
      return name;
    } catch (CharacterCodingException notText) {
      throw unusable(target, "is not valid text");
    }
  }

  /** How the name stands in the list for the verification: below {@code ./}, ended by NUL. */
  static byte[] listed(byte[] name) {
    var entry = new byte[name.length + 3];
    entry[0] = '.';
    entry[1] = '/';
    System.arraycopy(name, 0, entry, 2, name.length);
    return entry;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    return Arrays.copyOfRange(
        buffer.array(), buffer.arrayOffset(), buffer.arrayOffset() + buffer.limit());
  }

  private static InputFailure unusable(String target, String reason) {
    return new InputFailure(
        "the file name \"%s\" %s".formatted(Printable.of(target), reason),
        "Rename the file and everything that refers to it.");
  }
}
