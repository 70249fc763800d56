package io.tracebloc.e2e;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.ClusterAccess;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.TraceblocReleaseLocator;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stages one file that is no dataset: {@code NAMESPACE FILE}. Run in a JVM of its own, for its
 * heap.
 */
final class StageOneFile {
  private StageOneFile() {}

  public static void main(String[] arguments) throws IOException {
    var environment =
        new HostEnvironment(System.getenv(), Path.of(System.getenv("HOME")), Path.of(""), false);
    var active = ClusterAccess.open(ClusterOptions.none(), environment);
    var cluster = new Cluster(active.context(), arguments[0], active.api(), active.endpoint());
    var release = TraceblocReleaseLocator.of(cluster, environment).locate(ReleaseRequest.none());
    var files = new OneFile(Path.of(arguments[1]));
    var staging = StagingOptions.standard();
    try (var session =
        Staging.open(
            cluster,
            release.staging(),
            Destination.ofDataset("large"),
            staging,
            files,
            new Silence())) {
      session.send(files);
    }
  }

  /** Nobody listens, but warnings tell why a test failed. */
  private static final class Silence implements TransferListener {
    @Override
    public void podPhase(String pod, String phase) {}

    @Override
    public void progress(TransferProgress progress) {}

    @Override
    public void warning(String message) {
      System.err.println(message);
    }
  }

  /** A file set of one file. */
  private record OneFile(DatasetFile file) implements FileSet {
    OneFile(Path path) throws IOException {
      this(
          new DatasetFile(
              path,
              path.getFileName().toString(),
              Files.size(path),
              Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS)));
    }

    @Override
    public long count() {
      return 1;
    }

    @Override
    public long bytes() {
      return file.size();
    }

    @Override
    public Iterator<DatasetFile> iterator() {
      return List.of(file).iterator();
    }
  }
}
