package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in place and which of the files to send are in it already, by the manifest kept
 * beside it. The manifest is believed only as long as sizes and times of the files are what it
 * says; and nothing in it is used as a path that was not checked.
 */
final class EarlierCopy {
  private static final int UNWANTED_LIMIT = 64 << 20;

  private static final Pattern FIRST =
      Pattern.compile(Pattern.quote(Manifest.MAGIC) + " (sha256sum|md5sum) (\\d{1,9}) (\\d{1,12})");

  private final Digest digest;
  private final FileDigests digests;
  private final long[] sizes;
  private final long[] times;
  private final BitSet present;
  private final BitSet unchanged = new BitSet();
  private final ByteArrayOutputStream unwanted = new ByteArrayOutputStream();
  private long unwantedCount;
  private long unchangedBytes;
  private boolean file;
  private byte[] identity = new byte[0];

  private EarlierCopy(Digest digest, int count) {
    this.digest = digest;
    this.digests = new FileDigests(count, digest.length());
    this.sizes = new long[count];
    this.times = new long[count];
    this.present = new BitSet(count);
  }

  /**
   * Reads what {@code seal.sh} says of the place.
   *
   * @return nothing if there is no copy that can be believed
   */
  static Optional<EarlierCopy> read(FileSet files, InputStream in) throws IOException {
    try {
      return readAll(files, in);
    } catch (ProtocolException nonsense) {
      return Optional.empty();
    }
  }

  private static Optional<EarlierCopy> readAll(FileSet files, InputStream in) throws IOException {
    var reader = new NameReader(in);
    var listing = reader.line().split(" +", -1);
    if (listing.length < 2 || !listing[0].equals("listing")) {
      return Optional.empty();
    }
    var entries = reader.line();
    reader.line();
    var first = FIRST.matcher(reader.line());
    boolean file = entries.equals("file 1");
    if (!first.matches() || !entries.equals((file ? "file " : "entries ") + first.group(2))) {
      return Optional.empty();
    }
    var digest = first.group(1).equals(Digest.MD5.command()) ? Digest.MD5 : Digest.SHA256;
    var copy = new EarlierCopy(digest, Math.toIntExact(files.count()));
    copy.file = file;
    boolean right = copy.readEntries(files, reader, Integer.parseInt(first.group(2)), listing[1]);
    return right ? Optional.of(copy) : Optional.empty();
  }

  private boolean readEntries(FileSet files, NameReader reader, int count, String listing)
      throws IOException {
    var index = new NameIndex(files);
    var all = Digest.SHA256.start();
    var places = new int[Math.min(count, 1 << 16)];
    for (int i = 0; i < count; i++) {
      var name = reader.name();
      if (!isPlain(name)) {
        return false;
      }
      all.update(name);
      if (i == places.length) {
        places = Arrays.copyOf(places, Math.min(count, 2 * i));
      }
      places[i] = index.find(name);
      if (places[i] < 0) {
        remove(name);
      } else if (present.get(places[i])) {
        // Named twice: another file may hide behind the number.
        return false;
      } else {
        present.set(places[i]);
      }
    }
    var lines = Digest.SHA256.start();
    for (int i = 0; i < count; i++) {
      var line = reader.line();
      var entry = Manifest.Entry.of(line, digest);
      if (entry.isEmpty()) {
        return false;
      }
      long size = entry.get().size();
      long time = entry.get().time();
      Manifest.Listing.FULL.add(lines, size, time);
      all.update(line.getBytes(StandardCharsets.US_ASCII));
      if (places[i] >= 0) {
        digests.set(places[i], HexFormat.of().parseHex(entry.get().digest()));
        sizes[places[i]] = size;
        times[places[i]] = time;
      }
    }
    identity = all.digest();
    return HexFormat.of().formatHex(lines.digest()).equals(listing);
  }

  /**
   * Finds out which files are the same; reads those whose digests are neither remembered nor known
   * already.
   */
  void compare(FileSet files, ReadAhead ahead, ItemReader reader) throws IOException {
    int index = 0;
    for (var file : files) {
      if (present.get(index)) {
        if (isSame(file, index, ahead, reader)) {
          unchanged.set(index);
          unchangedBytes += file.size();
        } else {
          remove(TransferPlan.listed(TransferPlan.encode(file)));
        }
      }
      index++;
    }
  }

  private boolean isSame(DatasetFile file, int index, ReadAhead ahead, ItemReader reader)
      throws IOException {
    if (sizes[index] != file.size()) {
      return false;
    }
    var known = ahead.digest(index, digest);
    var now = known.isPresent() ? known.get() : reader.digest(file);
    return Arrays.equals(now, digests.get(index));
  }

  /** What the digests are. */
  Digest digest() {
    return digest;
  }

  /** Digests of what is unchanged. */
  FileDigests digests() {
    return digests;
  }

  boolean isUnchanged(long index) {
    return unchanged.get((int) index);
  }

  /** Whether it has files of the same names and no others. */
  boolean hasNamesOf(FileSet files) {
    return unwantedCount == 0 && present.cardinality() == files.count();
  }

  /** Whether something of it can be kept, and what cannot be is little enough to be named. */
  boolean isUseful() {
    return !unchanged.isEmpty() && unwanted.size() <= UNWANTED_LIMIT;
  }

  /** Whether it is one file that stands in place, and no directory. */
  boolean isFile() {
    return file;
  }

  long unchangedBytes() {
    return unchangedBytes;
  }

  /** Whether there is nothing to send and nothing to remove. */
  boolean isComplete(FileSet files) {
    return unwantedCount == 0 && unchanged.cardinality() == files.count();
  }

  /** Names of what must go, each ended by NUL. */
  byte[] unwanted() {
    return unwanted.toByteArray();
  }

  /** Times of files that stay as they are, and of those that come. */
  Manifest.Times volumeTimes() {
    return (index, modified) ->
        isUnchanged(index) ? times[(int) index] : TarHeader.seconds(modified);
  }

  /** The same again for the same copy and the same files. */
  String mark() {
    var lines = Digest.SHA256.start();
    lines.update(identity);
    lines.update(unwanted());
    return "linked-" + HexFormat.of().formatHex(lines.digest(), 0, 16);
  }

  private void remove(byte[] listed) {
    if (unwanted.size() <= UNWANTED_LIMIT) {
      unwanted.writeBytes(listed);
    }
    unwantedCount++;
  }

  /** A path below the directory, with its NUL. */
  private static boolean isPlain(byte[] listed) {
    int end = listed.length - 1;
    if (end < 3 || listed[0] != '.' || listed[1] != '/' || listed[end] != 0) {
      return false;
    }
    int start = 2;
    for (int i = start; i <= end; i++) {
      if (i == end || listed[i] == '/') {
        if (TransferPlan.leadsElsewhere(listed, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }
}
