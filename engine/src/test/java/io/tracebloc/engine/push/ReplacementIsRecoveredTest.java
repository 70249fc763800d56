package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.replace.Keep;
import io.tracebloc.engine.replace.LocalVolume;
import io.tracebloc.engine.replace.MemoryTable;
import io.tracebloc.engine.replace.OldTable;
import io.tracebloc.engine.replace.Replacement;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.VolumeScript;
import io.tracebloc.engine.transfer.VolumeWork;
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import io.tracebloc.engine.watch.RunOutcome.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that finishes what a killed push has begun ({@code contract/protocol.md} 6.7). */
@Timeout(60)
class ReplacementIsRecoveredTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("key-1");

  @TempDir private Path home;
  private final List<PushEvent> events = new ArrayList<>();
  private final List<String> entered = new ArrayList<>();
  private final MemoryTable table = new MemoryTable("leaves");
  private Optional<IngestionRun> run = Optional.of(FakeRooms.RUN);
  private RunOutcome outcome = new RunOutcome(State.FAILED, Optional.empty(), "failed");
  private LocalVolume volume;
  private boolean quiet = true;

  @BeforeEach
  void anUnfinishedReplacement() throws IOException {
    volume = new LocalVolume(Files.createDirectory(home.resolve("shared")));
    table.fill("leaves", "old");
    new Replacement("leaves", volume, table).setAside(KEY);
    table.fill("leaves", "new");
  }

  @AfterEach
  void noTools() throws IOException {
    LocalVolume.clear(home.resolve("shared"));
  }

  private RecoverResult recover(Optional<Keep> keep) {
    var request =
        new RecoverRequest(ReleaseRequest.none(), "leaves", keep, StagingOptions.standard());
    return new Recover(new Rooms(), events::add).run(request);
  }

  private final class Rooms implements RecoverSteps {
    @Override
    public InstalledRelease locate(ReleaseRequest request) {
      entered.add("locate");
      var dataset = DatasetRequest.of(Path.of("leaves"), "leaves", Category.IMAGE_CLASSIFICATION);
      return new FakeRooms(dataset).locate(request);
    }

    @Override
    public VolumeWork open(
        InstalledRelease release,
        String dataset,
        StagingOptions options,
        TransferListener listener) {
      entered.add("open");
      return new VolumeWork() {
        @Override
        public ScriptAnswer run(String action, VolumeScript script, String... arguments) {
          return volume.run(action, script, arguments);
        }

        @Override
        public String pod() {
          return "stage-1";
        }

        @Override
        public void close() {
          entered.add("close");
        }
      };
    }

    @Override
    public OldTable oldTable(InstalledRelease release, String dataset, StreamOptions streams) {
      entered.add("oldTable");
      return table;
    }

    @Override
    public Optional<IngestionRun> runOf(InstalledRelease release, IdempotencyKey key) {
      assertThat(key).isEqualTo(KEY);
      return run;
    }

    @Override
    public boolean isQuiet(IngestionRun followed) {
      return quiet;
    }

    @Override
    public RunOutcome follow(IngestionRun followed, RunListener listener) {
      listener.logLine("pod", "working");
      return outcome;
    }
  }

  @Test
  void whatTheRunCameToDecides() {
    var result = recover(Optional.empty());

    assertThat(result.kept()).contains(Keep.OLD);
    assertThat(result.failure()).isEmpty();
    assertThat(result.release()).contains("demo");
    assertThat(table.content()).contains("old");
    assertThat(entered).containsExactly("locate", "oldTable", "open", "close");
    assertThat(events).contains(new PushEvent.LogLine("pod", "working"));
  }

  @Test
  void aPersonMayDecide() {
    assertThat(recover(Optional.of(Keep.NEW)).kept()).contains(Keep.NEW);
    assertThat(table.content()).contains("new");
  }

  @Test
  void onceItIsFinishedThereIsNothingToDo() {
    recover(Optional.empty());

    var again = recover(Optional.empty());

    assertThat(again.kept()).isEmpty();
    assertThat(again.failure()).isEmpty();
  }

  @Test
  void aRunThatGoesOnIsLeftAlone() {
    outcome = new RunOutcome(State.DETACHED, Optional.empty(), "still running");

    var result = recover(Optional.empty());

    assertThat(result.failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    assertThat(table.aside()).contains("old");
    assertThat(entered).endsWith("close");
  }

  @Test
  void aPodThatIsStillAtWorkIsNotDisturbed() {
    quiet = false;

    assertThat(recover(Optional.of(Keep.OLD)).failure().orElseThrow())
        .hasMessageContaining("still at work");
    assertThat(table.aside()).contains("old");
  }

  @Test
  void withoutADatabaseNoPodIsMade() {
    var rooms =
        new RecoverSteps() {
          private final Rooms others = new Rooms();

          @Override
          public InstalledRelease locate(ReleaseRequest request) {
            return others.locate(request);
          }

          @Override
          public VolumeWork open(
              InstalledRelease release,
              String dataset,
              StagingOptions options,
              TransferListener listener) {
            return others.open(release, dataset, options, listener);
          }

          @Override
          public OldTable oldTable(
              InstalledRelease release, String dataset, StreamOptions streams) {
            throw new ReleaseFailure("no database", "");
          }

          @Override
          public Optional<IngestionRun> runOf(InstalledRelease release, IdempotencyKey key) {
            return others.runOf(release, key);
          }

          @Override
          public boolean isQuiet(IngestionRun followed) {
            return others.isQuiet(followed);
          }

          @Override
          public RunOutcome follow(IngestionRun followed, RunListener listener) {
            return others.follow(followed, listener);
          }
        };
    var request =
        new RecoverRequest(
            ReleaseRequest.none(), "leaves", Optional.empty(), StagingOptions.standard());

    var result = new Recover(rooms, events::add).run(request);

    assertThat(result.failure().orElseThrow()).isInstanceOf(ReleaseFailure.class);
    assertThat(entered).containsExactly("locate");
  }
}
