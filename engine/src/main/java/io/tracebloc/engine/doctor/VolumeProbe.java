package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.local.LocalMemory;
import io.tracebloc.engine.release.ReleaseLocator;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferProgress;
import io.tracebloc.engine.transfer.VolumeScript;
import java.util.Optional;
import java.util.OptionalLong;

/** The probe on a cluster: a stage Pod as a push makes it, which writes one file and removes it. */
final class VolumeProbe implements Probe {
  private static final VolumeScript SCRIPT = VolumeScript.beside(VolumeProbe.class, "touch");

  private final Cluster cluster;
  private final ReleaseLocator locator;
  private final ReleaseRequest request;

  VolumeProbe(Cluster cluster, ReleaseLocator locator, ReleaseRequest request) {
    this.cluster = cluster;
    this.locator = locator;
    this.request = request;
  }

  @Override
  public Seen look() {
    var pod = Optional.<String>empty();
    try {
      var target = locator.locate(request).staging();
      try (var work =
          Staging.openForWork(
              cluster,
              target,
              "doctor",
              StagingOptions.standard(),
              LocalMemory.NONE,
              new Silence())) {
        pod = Optional.of(work.pod());
        var answer = work.run("writing to the volume", SCRIPT);
        return new Seen(pod, free(answer), Optional.empty(), "");
      }
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (Failure failure) {
      return new Seen(
          pod, OptionalLong.empty(), Optional.of(failure.getMessage()), failure.remedy());
    }
  }

  /** In blocks of 1 KiB, as {@code df -k} tells. */
  private static OptionalLong free(ScriptAnswer answer) {
    return answer.number("free").stream().mapToLong(blocks -> blocks * 1024).findFirst();
  }

  /** Nobody watches a probe. */
  private static final class Silence implements TransferListener {
    @Override
    public void podPhase(String pod, String phase) {}

    @Override
    public void progress(TransferProgress progress) {}

    @Override
    public void warning(String message) {}
  }
}
