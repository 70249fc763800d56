package io.tracebloc.engine.transfer;

import io.tracebloc.engine.failure.ClusterFailure;
import java.time.Duration;
import java.util.List;

/** The volume by way of a stage Pod, and of the next one when it is lost. */
class PodVolume implements Volume {
  private final PodSite site;
  private final Duration patience;

  PodVolume(PodSite site, Duration patience) {
    this.site = site;
    this.patience = patience;
  }

  @Override
  public ScriptAnswer run(String action, VolumeScript script, String... arguments) {
    try {
      // A run may have taken longer than the Pod lived.
      site.renewIfOver();
    } catch (ClusterFailure unreachable) {
      // The script meets it again, and tries again as long as that makes sense.
    } catch (InterruptedException interrupted) {
      throw Recovery.interrupted();
    }
    var recovery = new Recovery(site, new Patience(patience));
    return new RemoteCommands(site, List.of(), recovery)
        .call(action, script.command(arguments), _ -> {}, ScriptAnswer::read);
  }
}
