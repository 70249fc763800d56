package io.tracebloc.commands;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.Offer;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.release.Storage;
import io.tracebloc.engine.release.Target;
import io.tracebloc.engine.stage.Stage;
import io.tracebloc.engine.stage.StageRequest;
import io.tracebloc.engine.stage.StageResult;
import io.tracebloc.engine.stage.StageSteps;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferReport;
import io.tracebloc.engine.transfer.Volume;
import io.tracebloc.engine.tree.ScannedTree;
import io.tracebloc.engine.tree.TreeRequest;
import io.tracebloc.engine.tree.TreeScan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The engine's own staging, with real files and a cluster that has nothing but a Crater. */
final class StagedOnCrater implements StageSteps {
  private final StageRequest request;
  private final PushListener listener;

  StagedOnCrater(StageRequest request, PushListener listener) {
    this.request = request;
    this.listener = listener;
  }

  StageResult run() {
    return new Stage(this, listener).run(request);
  }

  @Override
  public ScannedTree scan(TreeRequest tree) {
    return TreeScan.scan(tree);
  }

  @Override
  public InstalledRelease locate(ReleaseRequest release) {
    var staging =
        new StagingTarget(
            "lab-jobs",
            "lab-rwx",
            "/crater",
            Optional.empty(),
            "default",
            65532,
            OptionalLong.empty(),
            OptionalLong.of(65532),
            Map.of(),
            List.of());
    var target =
        new Target(
            "storage",
            "lab-jobs",
            new Storage.Claim("lab-rwx"),
            Optional.of("/crater"),
            Optional.empty(),
            false,
            List.of("home/<space>", "shared"),
            new Offer.StageOnly("Register {path} as a data set in Crater's own pages"),
            Optional.of(staging),
            List.of());
    return new InstalledRelease(
        "crater",
        "crater",
        "crater",
        "crater",
        "1.1.1",
        "deployed",
        List.of(target),
        Optional.empty(),
        List.of(),
        List.of());
  }

  @Override
  public StagingSession open(
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      TransferListener transfer) {
    return new StagingSession() {
      @Override
      public Volume volume() {
        throw new UnsupportedOperationException("nothing is done on the volume");
      }

      @Override
      public String pod() {
        return "tracebloc-stage-scans-0000002a";
      }

      @Override
      public StagedFiles send(FileSet files) {
        return new StagedFiles(
            "/crater/" + destination.path(),
            files.count(),
            files.bytes(),
            TransferReport.once(files.count(), files.bytes()));
      }

      @Override
      public void reclaim() {}

      @Override
      public void close() {}
    };
  }
}
