package io.tracebloc.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferPhase;
import io.tracebloc.engine.transfer.TransferReport;
import io.tracebloc.engine.transfer.Volume;
import io.tracebloc.engine.tree.ScannedTree;
import io.tracebloc.engine.tree.TreeRequest;
import io.tracebloc.engine.tree.TreeScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesWalkThroughAllRoomsTest {
  @TempDir Path folder;
  private final FakeRooms rooms = new FakeRooms();
  private final List<PushEvent> events = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("scans/empty"));
    Files.writeString(folder.resolve("scans/x"), "four");
  }

  private StageRequest request(Optional<String> target, boolean dryRun) {
    return new StageRequest(
        TreeRequest.of(folder.resolve("scans")),
        Optional.empty(),
        true,
        ReleaseRequest.none().withChoice(target, Optional.empty(), Optional.empty()),
        StagingOptions.standard(),
        dryRun);
  }

  private StageResult stage() {
    return stage(request(Optional.empty(), false));
  }

  private StageResult stage(StageRequest request) {
    return new Stage(rooms, events::add).run(request);
  }

  private List<Step> finished() {
    return events.stream()
        .filter(PushEvent.StepFinished.class::isInstance)
        .map(event -> ((PushEvent.StepFinished) event).step())
        .toList();
  }

  private List<String> warnings() {
    return events.stream()
        .filter(PushEvent.Warning.class::isInstance)
        .map(event -> ((PushEvent.Warning) event).message())
        .toList();
  }

  @Test
  void fromFilesToThePathThatJobsSee() {
    var result = stage();
    assertThat(result.failure()).isEmpty();
    assertThat(result.status()).isEqualTo(StageStatus.STAGED);
    assertThat(result.place().orElseThrow().seenByJobs()).contains("/crater/shared/scans");
    assertThat(result.tree().orElseThrow().files().bytes()).isEqualTo(4);
    assertThat(rooms.entered)
        .containsExactly("locate", "open shared/scans of 4 bytes", "send 1", "close");
    assertThat(finished())
        .containsExactly(Step.SCAN, Step.LOCATE, Step.OPEN_STAGE, Step.TRANSFER, Step.VERIFY);
    assertThat(result.durations()).containsKeys(Step.SCAN, Step.VERIFY);
    assertThat(warnings())
        .containsExactly("1 empty directory (\"empty\") not sent", "values drifted");
  }

  @Test
  void aDryRunOnlyReads() {
    var result = stage(request(Optional.empty(), true));
    assertThat(result.status()).isEqualTo(StageStatus.DRY_RUN);
    assertThat(result.place().orElseThrow().destination().path()).isEqualTo("shared/scans");
    assertThat(rooms.entered).containsExactly("locate");
  }

  @Test
  void filesThatCannotBeReadEndItBeforeAClusterIsTouched() throws IOException {
    Files.delete(folder.resolve("scans/x"));
    var result = stage();
    assertThat(result.failure()).containsInstanceOf(LocalFailure.class);
    assertThat(rooms.entered).isEmpty();
    assertThat(result.place()).isEmpty();
  }

  @Test
  void aTargetThatTakesNothingIsRefusedWithTheAlternative() {
    rooms.release = Platforms.polyaxon();
    var result = stage(request(Optional.of("archive"), false));
    assertThat(result.failure())
        .containsInstanceOf(ReleaseFailure.class)
        .get()
        .satisfies(
            failure -> {
              assertThat(failure).hasMessageContaining("it is a bucket");
              assertThat(failure.remedy()).contains("vendor's tool");
            });
    assertThat(rooms.entered).containsExactly("locate");
  }

  @Test
  void aFailedCopyClosesTheStagePod() {
    rooms.failure = Optional.of(new StagingFailure("broken", "Try again."));
    var result = stage();
    assertThat(result.status()).isEqualTo(StageStatus.ERROR);
    assertThat(result.failure()).containsInstanceOf(StagingFailure.class);
    assertThat(rooms.entered).endsWith("send 1", "close");
  }

  @Test
  void anInterruptBeforeThePodLeavesTheClusterAlone() {
    rooms.interruptAt = "locate";
    var result = stage();
    assertThat(result.failure()).containsInstanceOf(InterruptedFailure.class);
    assertThat(rooms.entered).containsExactly("locate");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anInterruptWhileCopyingIsWhatIsTold() {
    rooms.interruptAt = "send 1";
    rooms.failure = Optional.of(new StagingFailure("the connection broke", ""));
    var result = stage();
    assertThat(result.failure()).containsInstanceOf(InterruptedFailure.class);
    assertThat(rooms.entered).endsWith("close");
    assertThat(Thread.interrupted()).isFalse();
  }

  /** Rooms that only keep what was asked of them. */
  private static final class FakeRooms implements StageSteps {
    private final List<String> entered = new ArrayList<>();
    private InstalledRelease release = Platforms.crater();
    private Optional<Failure> failure = Optional.empty();
    private String interruptAt = "";

    private void enter(String room) {
      entered.add(room);
      if (room.equals(interruptAt)) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public ScannedTree scan(TreeRequest request) {
      return TreeScan.scan(request);
    }

    @Override
    public InstalledRelease locate(ReleaseRequest request) {
      enter("locate");
      return release;
    }

    @Override
    public StagingSession open(
        StagingTarget target,
        Destination destination,
        StagingOptions options,
        FileSet files,
        TransferListener listener) {
      enter("open %s of %d bytes".formatted(destination.path(), files.bytes()));
      return new StagingSession() {
        @Override
        public Volume volume() {
          throw new UnsupportedOperationException("nothing is done on the volume");
        }

        @Override
        public String pod() {
          return "stage-1";
        }

        @Override
        public StagedFiles send(FileSet files) {
          enter("send " + files.count());
          failure.ifPresent(
              thrown -> {
                throw thrown;
              });
          listener.phase(TransferPhase.COPY);
          listener.phase(TransferPhase.VERIFY);
          return new StagedFiles(
              "/crater/" + destination.path(),
              files.count(),
              files.bytes(),
              TransferReport.once(files.count(), files.bytes()));
        }

        @Override
        public void reclaim() {
          throw new AssertionError("what was staged is to stay");
        }

        @Override
        public void close() {
          enter("close");
        }
      };
    }
  }
}
