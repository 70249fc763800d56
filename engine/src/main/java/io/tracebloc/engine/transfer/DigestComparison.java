package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the far side's digest lines against the expected files. The order is known, and so is the
 * name that each line must carry: a name with a line break in it can therefore not be mistaken for
 * anything else. BusyBox prints such names as they are, GNU tools with escapes and a leading
 * backslash; both are understood.
 */
final class DigestComparison {
  private static final int HEX = 2 * DigestLog.LENGTH;
  private static final int NAMED = 3;
  private static final int LINE_LIMIT = 16 * 1024;
  private static final byte[] ENTRIES = "entries ".getBytes(StandardCharsets.US_ASCII);

  private final FileSet files;
  private final DigestLog digests;
  private final List<String> different = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private long differentCount;
  private long missingCount;

  DigestComparison(FileSet files, DigestLog digests) {
    this.files = files;
    this.digests = digests;
  }

  /**
   * Reads the whole answer.
   *
   * @return what is wrong, if anything
   * @throws IOException if the answer ends early or cannot be understood
   */
  Optional<String> read(InputStream in) throws IOException {
    var expected = files.iterator();
    long index = 0;
    var line = new ByteArrayOutputStream();
    while (true) {
      if (!appendLine(in, line)) {
        throw new IOException("the far side's list of digests ended early");
      }
      var bytes = line.toByteArray();
      if (startsWith(bytes, ENTRIES, 0)) {
        missRest(expected);
        return verdict(entries(bytes), in);
      }
      if (!expected.hasNext()) {
        throw new IOException("the far side listed more digests than files");
      }
      // A name with a line break spreads over several lines: the line grows until it fits.
      var skipped = new ArrayList<DatasetFile>();
      index = match(bytes, in, line, expected, index, skipped);
      skipped.forEach(this::miss);
      line.reset();
    }
  }

  /** Finds the file that this line is about; files passed over were not listed. */
  private long match(
      byte[] first,
      InputStream in,
      ByteArrayOutputStream line,
      Iterator<DatasetFile> expected,
      long start,
      List<DatasetFile> skipped)
      throws IOException {
    long index = start;
    var bytes = first;
    while (expected.hasNext()) {
      var file = expected.next();
      var name = TransferPlan.listed(TransferPlan.encode(file));
      long breaks = count(name, '\n');
      while (!isEscaped(bytes) && count(bytes, '\n') < breaks + 1 && isPrefix(bytes, name)) {
        if (!appendLine(in, line)) {
          throw new IOException("the far side's list of digests ended early");
        }
        bytes = line.toByteArray();
      }
      if (names(bytes, name)) {
        compare(file, index, digest(bytes));
        return index + 1;
      }
      skipped.add(file);
      index++;
      if (skipped.size() > 100_000) {
        break;
      }
    }
    throw new IOException(
        "the far side's digests cannot be understood near \"%s\""
            .formatted(Printable.of(text(bytes))));
  }

  private void compare(DatasetFile file, long index, byte[] digest) {
    if (!digests.matches(index, digest)) {
      differentCount++;
      remember(different, file);
    }
  }

  private void miss(DatasetFile file) {
    missingCount++;
    remember(missing, file);
  }

  private void missRest(Iterator<DatasetFile> expected) {
    expected.forEachRemaining(this::miss);
  }

  private static void remember(List<String> names, DatasetFile file) {
    if (names.size() < NAMED) {
      names.add('"' + Printable.of(file.target()) + '"');
    }
  }

  private Optional<String> verdict(long entries, InputStream in) throws IOException {
    var problems = new ArrayList<String>();
    if (missingCount > 0) {
      problems.add(phrase(missingCount, "missing", missing));
    }
    if (differentCount > 0) {
      problems.add(phrase(differentCount, "different", different));
    }
    long extra = entries - (digests.count() - missingCount);
    if (extra != 0) {
      // The far side names what it has only if the number alone shows that something is wrong.
      var names = new ExtraFiles(files).names(in);
      problems.add(phrase(extra, "not sent by us", names));
    }
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of("the copy on the volume is wrong: " + String.join("; ", problems));
  }

  private static String phrase(long count, String what, List<String> names) {
    var examples =
        names.isEmpty()
            ? ""
            : " (%s%s)".formatted(String.join(", ", names), count > names.size() ? ", ..." : "");
    return "%,d %s %s%s".formatted(count, count == 1 ? "file" : "files", what, examples);
  }

  private static long entries(byte[] line) throws IOException {
    var digits = text(line).substring(ENTRIES.length).strip();
    if (!digits.matches("\\d{1,18}")) {
      throw new IOException("the far side's number of files cannot be understood");
    }
    return Long.parseLong(digits);
  }

  /** Appends bytes up to and including the next line feed. */
  private static boolean appendLine(InputStream in, ByteArrayOutputStream line) throws IOException {
    for (int value = in.read(); value >= 0; value = in.read()) {
      line.write(value);
      if (value == '\n') {
        return true;
      }
      if (line.size() > LINE_LIMIT) {
        throw new IOException("the far side sent an endless line");
      }
    }
    return false;
  }

  private static boolean isEscaped(byte[] line) {
    return line.length > 0 && line[0] == '\\';
  }

  private static int nameStart(byte[] line) {
    return HEX + 2 + (isEscaped(line) ? 1 : 0);
  }

  /** Whether the line could be the beginning of this name's line. */
  private static boolean isPrefix(byte[] line, byte[] name) {
    int length = line.length - nameStart(line);
    return length > 0
        && length < name.length
        && Arrays.equals(line, nameStart(line), line.length, name, 0, length);
  }

  private static boolean names(byte[] line, byte[] name) {
    var printed = isEscaped(line) ? escape(name) : name;
    int start = nameStart(line);
    // The list ends a name with NUL, the answer with a line feed.
    return line.length == start + printed.length
        && Arrays.equals(line, start, line.length - 1, printed, 0, printed.length - 1);
  }

  private static byte[] escape(byte[] name) {
    var escaped = new ByteArrayOutputStream(name.length + 8);
    for (byte value : name) {
      switch (value) {
        case '\\' -> escaped.writeBytes(new byte[] {'\\', '\\'});
        case '\n' -> escaped.writeBytes(new byte[] {'\\', 'n'});
        case '\r' -> escaped.writeBytes(new byte[] {'\\', 'r'});
        default -> escaped.write(value);
      }
    }
    return escaped.toByteArray();
  }

  private static byte[] digest(byte[] line) throws IOException {
    int start = isEscaped(line) ? 1 : 0;
    var hex = new String(line, start, HEX, StandardCharsets.US_ASCII);
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException notHex) {
      throw new IOException("the far side sent something that is no digest", notHex);
    }
  }

  private static long count(byte[] bytes, char wanted) {
    long count = 0;
    for (byte value : bytes) {
      if (value == wanted) {
        count++;
      }
    }
    return count;
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix, int offset) {
    return bytes.length >= offset + prefix.length
        && Arrays.equals(bytes, offset, offset + prefix.length, prefix, 0, prefix.length);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
  }
}
