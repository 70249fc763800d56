package io.tracebloc.engine.transfer;

import java.time.Duration;

/** Work on the volume in a Pod of its own. */
final class PodVolumeWork extends PodVolume implements VolumeWork {
  private final PodSite site;

  PodVolumeWork(PodSite site, Duration patience) {
    super(site, patience);
    this.site = site;
  }

  @Override
  public String pod() {
    return site.pod().name();
  }

  @Override
  public void close() {
    site.close();
  }
}
