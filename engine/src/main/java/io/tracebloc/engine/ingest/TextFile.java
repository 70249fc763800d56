package io.tracebloc.engine.ingest;

import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Small text files that a user names: documents and schemas. */
final class TextFile {
  private static final int LARGEST = 3 << 20;

  private TextFile() {}

  /**
   * The text of a file, without a byte order mark.
   *
   * @param name what to call it in messages, printable
   * @throws LocalFailure if it cannot be read, is too large or not UTF-8
   */
  static String read(Path file, String name) {
    try (var content = Files.newInputStream(file)) {
      return read(content, name);
    } catch (NoSuchFileException e) {
      throw new LocalFailure(name + " does not exist.", "Check the path.", e);
    } catch (IOException e) {
      throw new LocalFailure(name + " cannot be read.", "Check that it is a file you may read.", e);
    }
  }

  /**
   * The text of a stream up to its end, without a byte order mark.
   *
   * @param name what to call it in messages, printable
   * @throws LocalFailure if it cannot be read, is too large or not UTF-8
   */
  static String read(InputStream content, String name) {
    try {
      var bytes = content.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new LocalFailure(
            name + " is larger than any ingest document.", "Check that it is the right file.");
      }
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new LocalFailure(name + " is not UTF-8 text.", "Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new LocalFailure(name + " cannot be read.", "Check that it is a file you may read.", e);
    }
  }
}
