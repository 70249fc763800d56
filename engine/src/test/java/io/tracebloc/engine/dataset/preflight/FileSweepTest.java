package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.files.Workers;
import io.tracebloc.engine.dataset.selection.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of a sweep over files, in which order, and how it ends. */
final class FileSweepTest {
  private static final int FILES = 500;

  @TempDir Path directory;
  private final Workers workers = new Workers(3);
  private final FileSweep sweep = new FileSweep(workers);

  @AfterEach
  void stopWorkers() {
    workers.close();
  }

  @Test
  void findingsComeInTheOrderOfTheFiles() throws Exception {
    var found = new ArrayList<String>();
    var progress = new ArrayList<Long>();
    try (var looking =
        sweep.start(
            List.of(
                inspection("a", () -> FileSweepTest::remark),
                inspection("b", () -> FileSweepTest::remark)))) {
      looking.finish(
          finding -> found.add(finding.message()),
          (files, total) -> {
            assertThat(total).isEqualTo(2 * FILES);
            progress.add(files);
          });
    }
    assertThat(found).hasSize(2 * FILES).isSorted().doesNotHaveDuplicates();
    assertThat(progress).isSorted().endsWith(2L * FILES);
  }

  @Test
  void workGoesOnBeforeItIsFinished() throws Exception {
    var seen = new CountDownLatch(FILES);
    try (var looking =
        sweep.start(List.of(inspection("a", () -> (file, findings) -> seen.countDown())))) {
      assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
      looking.finish(finding -> {}, (files, total) -> {});
    }
  }

  @Test
  void findingsThatNobodyFetchesHoldTheWorkersUp() throws Exception {
    var seen = ConcurrentHashMap.<String>newKeySet();
    Supplier<FileInspector> chatty =
        () ->
            (file, findings) -> {
              seen.add(file.target());
              for (var index = 0; index < 100; index++) {
                findings.accept(Finding.of(Rule.IMG_03, "broken"));
              }
            };
    var count = new long[1];
    try (var looking = sweep.start(List.of(inspection("a", chatty)))) {
      looking.finish(finding -> count[0]++, (files, total) -> {});
    }
    assertThat(seen).hasSize(FILES);
    assertThat(count[0]).isEqualTo(100L * FILES);
  }

  @Test
  void aFailingInspectorEndsTheSweep() throws Exception {
    Supplier<FileInspector> failing =
        () ->
            (file, findings) -> {
              throw new IllegalArgumentException(file.target());
            };
    try (var looking = sweep.start(List.of(inspection("a", failing)))) {
      assertThatThrownBy(() -> looking.finish(finding -> {}, (files, total) -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void closingAnUnfinishedSweepFreesItsWorkers() throws Exception {
    try (var looking = sweep.start(List.of(inspection("a", () -> FileSweepTest::remark)))) {
      assertThat(looking).isNotNull();
    }
    assertThat(workers.submit(() -> "free").get(10, TimeUnit.SECONDS)).isEqualTo("free");
  }

  @Test
  void nothingToLookAtIsDoneAtOnce() throws Exception {
    try (var looking = sweep.start(List.of())) {
      looking.finish(finding -> {}, (files, total) -> {});
    }
  }

  private static void remark(DatasetFile file, Consumer<Finding> findings) {
    findings.accept(Finding.remark(Rule.IMG_03, file.target()));
  }

  private Inspection inspection(String name, Supplier<FileInspector> inspectors)
      throws IOException, InterruptedException {
    return new Inspection(files(name), inspectors);
  }

  private DirectoryFiles files(String name) throws IOException, InterruptedException {
    var folder = Files.createDirectory(directory.resolve(name));
    for (var index = 0; index < FILES; index++) {
      Files.createFile(folder.resolve("%04d.png".formatted(index)));
    }
    var check = new DirectoryCheck(name, Selection.EVERYTHING, finding -> {}, count -> {}, workers);
    return check.run(folder, Set.of(".png")).files();
  }
}
