package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds names that nobody sent, by 64-bit hashes of the ones that were: eight bytes for a file. */
final class ExtraFiles {
  private static final int NAMED = 3;
  private static final int NAME_LIMIT = 8 * 1024;

  private final FileSet files;

  ExtraFiles(FileSet files) {
    this.files = files;
  }

  /** Reads names ended by NUL; gives the first few that nobody sent, printable and quoted. */
  List<String> names(InputStream in) throws IOException {
    var known = known();
    var names = new ArrayList<String>();
    var name = new ByteArrayOutputStream();
    for (int value = in.read(); value >= 0; value = in.read()) {
      name.write(value);
      if (name.size() > NAME_LIMIT) {
        throw new IOException("the far side sent an endless name");
      }
      if (value != 0) {
        continue;
      }
      if (names.size() < NAMED && Arrays.binarySearch(known, hash(name.toByteArray())) < 0) {
        var text = name.toString(StandardCharsets.UTF_8);
        names.add('"' + Printable.of(text.substring(0, text.length() - 1)) + '"');
      }
      name.reset();
    }
    return names;
  }

  private long[] known() {
    var hashes = new long[Math.toIntExact(files.count())];
    int index = 0;
    for (var file : files) {
      hashes[index++] = hash(TransferPlan.listed(TransferPlan.encode(file)));
    }
    Arrays.sort(hashes);
    return hashes;
  }

  /** FNV-1a. */
  private static long hash(byte[] bytes) {
    long hash = 0xcbf29ce484222325L;
    for (byte value : bytes) {
      hash = (hash ^ (value & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
