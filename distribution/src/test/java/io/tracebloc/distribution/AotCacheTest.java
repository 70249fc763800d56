package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache never outlives what it was made of. */
class AotCacheTest {
  @TempDir private Path directory;
  private Path jar;
  private Path cache;
  private AotCache caches;

  @BeforeEach
  void layOut() throws IOException {
    jar = Files.writeString(directory.resolve("program.jar"), "classes");
    caches = new AotCache(directory.resolve("distribution"));
    cache = directory.resolve("distribution/cache/tracebloc.aot");
    Files.createDirectories(directory.resolve("distribution/lib"));
    caches.begin(List.of(jar));
    Files.writeString(cache, "cache");
  }

  @Test
  void itStaysWhileNothingChanges() throws IOException {
    caches.begin(List.of(jar));
    caches.complete(
        "tracebloc",
        java -> {
          throw new AssertionError("trained again");
        });
    assertThat(cache).hasContent("cache");
  }

  @Test
  void itGoesWhenAJarHasOtherContent() throws IOException {
    Files.writeString(jar, "other classes");
    caches.begin(List.of(jar));
    assertThat(cache).doesNotExist();
  }

  @Test
  void itGoesWhenAJarIsAdded() throws IOException {
    caches.begin(List.of(jar, Files.writeString(directory.resolve("more.jar"), "more")));
    assertThat(cache).doesNotExist();
  }

  @Test
  void itGoesWhenNobodyKnowsWhatItWasMadeOf() throws IOException {
    Files.delete(cache.resolveSibling(".stamp"));
    caches.begin(List.of(jar));
    assertThat(cache).doesNotExist();
  }

  @Test
  void nothingIsLeftOfATrainingThatFailed() throws IOException {
    Files.delete(cache);
    assertThatThrownBy(
            () ->
                caches.complete(
                    "tracebloc",
                    java -> {
                      throw new IOException("no cluster");
                    }))
        .hasMessage("no cluster");
    assertThat(cache.getParent())
        .isDirectoryNotContaining(file -> !file.endsWith(".stamp") && !file.endsWith("time"));
  }
}
