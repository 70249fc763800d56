package io.tracebloc.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is done to a table, and whatever happens to its file: no wrong digest comes out. */
class DigestTableAgreesWithAMapTest {
  private static final int TODAY = 20_000;
  private static final byte[] NOTHING = {};

  /** What is done to a table. */
  sealed interface Step {
    record Store(int path, int state, int length) implements Step {}

    record Find(int path, int state) implements Step {}

    record Reopen() implements Step {}

    record Grow() implements Step {}
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    var paths = Arbitraries.integers().between(0, 300);
    var states = Arbitraries.integers().between(0, 2);
    Arbitrary<Step> store =
        Arbitraries.integers()
            .between(1, 32)
            .flatMap(
                length ->
                    paths.flatMap(
                        path -> states.map(state -> new Step.Store(path, state, length))));
    Arbitrary<Step> find =
        paths.flatMap(path -> states.map(state -> (Step) new Step.Find(path, state)));
    return Arbitraries.frequencyOf(
            Tuple.of(10, store),
            Tuple.of(6, find),
            Tuple.of(1, Arbitraries.of(new Step.Reopen(), new Step.Grow())))
        .list()
        .ofMaxSize(400);
  }

  @Property(tries = 60)
  void agrees(@ForAll("steps") List<Step> steps) throws IOException {
    var folder = Files.createTempDirectory("digests");
    try {
      run(folder, steps);
    } finally {
      clear(folder);
    }
  }

  private static void run(Path folder, List<Step> steps) throws IOException {
    Map<Long, DigestKey> states = new HashMap<>();
    Map<DigestKey, byte[]> model = new HashMap<>();
    int bits = 1;
    var table = open(folder, bits);
    for (var step : steps) {
      switch (step) {
        case Step.Store store -> {
          var key = key(store.path(), store.state());
          var digest = bytes(store.path() * 7 + store.length(), store.length());
          if (table.store(key, digest, TODAY, false)) {
            Optional.ofNullable(states.put(key.high(), key)).ifPresent(model::remove);
            model.put(key, digest);
          } else {
            assertThat(model.size()).isGreaterThan(64);
          }
        }
        case Step.Find find -> {
          var key = key(find.path(), find.state());
          assertThat(table.find(key, TODAY).orElse(NOTHING))
              .isEqualTo(model.getOrDefault(key, NOTHING));
        }
        case Step.Reopen reopen -> {
          table.close();
          table = open(folder, bits);
        }
        case Step.Grow grow -> {
          if (bits < 6) {
            var larger = open(folder, bits + 2);
            table.copyInto(larger, TODAY);
            table.close();
            table = larger;
            bits += 2;
          }
        }
      }
    }
    for (var entry : model.entrySet()) {
      assertThat(table.find(entry.getKey(), TODAY)).contains(entry.getValue());
    }
    table.close();
  }

  @Example
  void aTableThatGrewHasNothingElseInIt() throws IOException {
    var folder = Files.createTempDirectory("digests");
    try (var small = open(folder, 1);
        var large = open(folder, 3)) {
      int stored = 0;
      while (small.store(key(stored, 0), bytes(stored, 32), TODAY, false)) {
        stored++;
      }
      small.copyInto(large, TODAY);
      var slots = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("3")));
      int used = 0;
      for (int at = 0; at < slots.limit(); at += DigestSlot.BYTES) {
        used += slots.getLong(at) == 0 ? 0 : 1;
      }
      assertThat(used).isEqualTo(stored);
    } finally {
      clear(folder);
    }
  }

  @Example
  void whatWasNotUsedForLongGivesWay() throws IOException {
    var folder = Files.createTempDirectory("digests");
    try (var table = open(folder, 1);
        var larger = open(folder, 3)) {
      int old = 0;
      while (table.store(key(old, 0), bytes(old, 32), TODAY - DigestSlot.LIFE - 1, false)) {
        old++;
      }
      assertThat(table.find(key(0, 0), TODAY)).isPresent();
      assertThat(table.store(key(old, 0), bytes(old, 32), TODAY, false)).isTrue();
      table.copyInto(larger, TODAY);
      assertThat(larger.find(key(0, 0), TODAY)).as("found, and so used").isPresent();
      assertThat(larger.find(key(old, 0), TODAY)).isPresent();
      for (int path = 1; path < old; path++) {
        assertThat(larger.find(key(path, 0), TODAY)).isEmpty();
      }
    } finally {
      clear(folder);
    }
  }

  /** What can happen to a file. */
  enum Damage {
    CUT,
    GARBAGE,
    ZEROS,
    FLIPPED_BIT,
    SHIFTED
  }

  @Property(tries = 400)
  void noDamageMakesAWrongDigest(
      @ForAll Damage damage, @ForAll("offsets") int offset, @ForAll long seed) throws IOException {
    var folder = Files.createTempDirectory("digests");
    try {
      try (var table = open(folder, 1)) {
        for (int path = 0; path < 60; path++) {
          assertThat(table.store(key(path, 0), bytes(path, 32), TODAY, false)).isTrue();
        }
      }
      var file = folder.resolve("1");
      Files.write(file, damaged(Files.readAllBytes(file), damage, offset, new Random(seed)));
      try (var table = open(folder, 1)) {
        for (int path = 0; path < 60; path++) {
          var found = table.find(key(path, 0), TODAY);
          if (found.isPresent()) {
            assertThat(found).contains(bytes(path, 32));
          }
          assertThat(table.store(key(path, 1), bytes(path, 16), TODAY, true)).isTrue();
          assertThat(table.find(key(path, 1), TODAY)).contains(bytes(path, 16));
        }
      }
    } finally {
      clear(folder);
    }
  }

  /** At and around the borders of buckets, slots and fields, and anywhere. */
  @Provide
  Arbitrary<Integer> offsets() {
    return Arbitraries.oneOf(
        Arbitraries.of(0, 1, 15, 16, 23, 24, 25, 27, 28, 59, 60, 63, 64, 65, 127, 128),
        Arbitraries.of(4031, 4032, 4033, 4095, 4096, 4097, 8127, 8128, 8191, 8192),
        Arbitraries.integers().between(0, 8192));
  }

  private static byte[] damaged(byte[] content, Damage damage, int offset, Random random) {
    int at = Math.min(offset, content.length - 1);
    return switch (damage) {
      case CUT -> Arrays.copyOf(content, at);
      case GARBAGE -> {
        var garbage = new byte[content.length - at];
        random.nextBytes(garbage);
        System.arraycopy(garbage, 0, content, at, garbage.length);
        yield content;
      }
      case ZEROS -> {
        Arrays.fill(content, at, Math.min(content.length, at + random.nextInt(1, 200)), (byte) 0);
        yield content;
      }
      case FLIPPED_BIT -> {
        content[at] ^= (byte) (1 << random.nextInt(8));
        yield content;
      }
      case SHIFTED -> {
        var shifted = new byte[content.length];
        System.arraycopy(content, 0, shifted, at, content.length - at);
        yield shifted;
      }
    };
  }

  private static DigestTable open(Path folder, int bits) throws IOException {
    return new DigestTable(
        FileChannel.open(
            folder.resolve(Integer.toString(bits)),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE),
        bits);
  }

  private static DigestKey key(int path, int state) {
    var hash = ByteBuffer.wrap(RememberedFiles.digest("path" + path));
    return new DigestKey(hash.getLong(0), hash.getLong(8), state);
  }

  private static byte[] bytes(int seed, int length) {
    return Arrays.copyOf(RememberedFiles.digest("digest" + seed), length);
  }

  private static void clear(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
