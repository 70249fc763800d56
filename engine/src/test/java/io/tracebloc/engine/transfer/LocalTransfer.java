package io.tracebloc.engine.transfer;

import io.tracebloc.engine.local.DigestCache;
import io.tracebloc.engine.stream.PodContainer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A transfer into a {@link LocalPod}. */
final class LocalTransfer {
  /** One stream, little patience. */
  static final TransferOptions OPTIONS =
      new TransferOptions(
          OptionalInt.of(1),
          Verify.AUTO,
          Compression.OFF,
          OptionalLong.empty(),
          false,
          false,
          Duration.ofSeconds(2));

  static final String SUFFIX = "abc00001";

  final RecordedEvents events = new RecordedEvents();
  final Transfer transfer;

  LocalTransfer(LocalPod pod) {
    this(new LocalSite(pod));
  }

  LocalTransfer(Site site) {
    this(site, Destination.ofDataset("pets"), OPTIONS);
  }

  LocalTransfer(LocalPod pod, Destination destination) {
    this(new LocalSite(pod), destination, OPTIONS);
  }

  LocalTransfer(LocalPod pod, TransferOptions options) {
    this(new LocalSite(pod), Destination.ofDataset("pets"), options);
  }

  LocalTransfer(LocalPod pod, String suffix, TransferOptions options) {
    this(new LocalSite(pod), Destination.ofDataset("pets"), suffix, options);
  }

  LocalTransfer(LocalPod pod, Destination destination, TransferOptions options) {
    this(new LocalSite(pod), destination, options);
  }

  private LocalTransfer(Site site, Destination destination, TransferOptions options) {
    this(site, destination, SUFFIX, options);
  }

  private LocalTransfer(
      Site site, Destination destination, String suffix, TransferOptions options) {
    this(site, destination, suffix, options, ReadAhead.NONE);
  }

  private LocalTransfer(
      Site site, Destination destination, String suffix, TransferOptions options, ReadAhead ahead) {
    transfer = new Transfer(site, destination, suffix, options, DigestCache.NONE, ahead, events);
  }

  /** One that need not digest what was read ahead. */
  static LocalTransfer with(LocalPod pod, ReadAhead ahead) {
    return new LocalTransfer(
        new LocalSite(pod), Destination.ofDataset("pets"), SUFFIX, OPTIONS, ahead);
  }

  /** Several streams, and so much patience. */
  static TransferOptions options(int streams, Verify verify, Duration patience) {
    return new TransferOptions(
        OptionalInt.of(streams),
        verify,
        Compression.OFF,
        OptionalLong.empty(),
        false,
        false,
        patience);
  }

  /** A Pod that is never replaced. */
  private record LocalSite(LocalPod local) implements Site {
    @Override
    public boolean isFarAway() {
      return false;
    }

    @Override
    public PodWatch pod() {
      return PodWatch.UNWATCHED;
    }

    @Override
    public RemoteShell shell() {
      return new RemoteShell(local, new PodContainer("demo", "stage-1", "stage"), pod());
    }

    @Override
    public void renew() {}
  }
}
