package io.tracebloc.engine.doctor;

import io.tracebloc.engine.failure.CheckId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The checks of a client that was found. */
final class ClientChecks {
  private static final Set<CheckId> ALL =
      EnumSet.of(
          CheckId.C2,
          CheckId.C3,
          CheckId.C4,
          CheckId.C5,
          CheckId.C6,
          CheckId.C7,
          CheckId.C9,
          CheckId.X1,
          CheckId.X2,
          CheckId.X3,
          CheckId.X5,
          CheckId.X6,
          CheckId.X8,
          CheckId.X9,
          CheckId.X10,
          CheckId.X11,
          CheckId.X12,
          CheckId.X13);

  private final Instruments instruments;
  private final Case about;
  private final OptionalLong dataSize;
  private final Optional<Probe.Seen> seen;

  /**
   * The checks.
   *
   * @param dataSize size of a dataset that shall fit
   * @param seen what a probe has seen, if there was one
   */
  ClientChecks(
      Instruments instruments, Case about, OptionalLong dataSize, Optional<Probe.Seen> seen) {
    this.instruments = instruments;
    this.about = about;
    this.dataSize = dataSize;
    this.seen = seen;
  }

  /** None of them could be made. */
  static Map<CheckId, Check> none(String why) {
    var checks = new EnumMap<CheckId, Check>(CheckId.class);
    ALL.forEach(check -> checks.put(check, Doctor.notMade(why)));
    return checks;
  }

  Map<CheckId, Check> all() {
    var checks = new EnumMap<CheckId, Check>(CheckId.class);
    var pods = new PodChecks(about);
    checks.put(CheckId.C2, pods::health);
    checks.put(CheckId.C3, pods::restarts);
    var volume = new VolumeChecks(about);
    checks.put(CheckId.C4, volume::bound);
    checks.put(CheckId.X6, volume::placement);
    checks.put(CheckId.C5, new NodeCheck(about)::capacity);
    checks.put(CheckId.C6, new PullSecretCheck(about)::usable);
    var proxies = new ProxyChecks(about);
    checks.put(CheckId.C7, proxies::configured);
    checks.put(CheckId.C9, proxies::running);
    var jobsManager = new JobsManagerChecks(about);
    checks.put(CheckId.X1, jobsManager::ready);
    checks.put(CheckId.X2, jobsManager::endpoint);
    checks.put(CheckId.X3, jobsManager::tokenReview);
    var helm = new HelmChecks(about);
    checks.put(CheckId.X8, () -> helm.state(instruments.histories()));
    checks.put(CheckId.X9, helm::upgrades);
    checks.put(CheckId.X13, new MonitorCheck(about)::present);
    putStaging(checks);
    return checks;
  }

  private void putStaging(Map<CheckId, Check> checks) {
    var pods = new StagePodChecks(about);
    checks.put(CheckId.X10, pods::leftovers);
    var staging = new StagingChecks(about);
    checks.put(CheckId.X5, () -> staging.writable(seen));
    var space = new SpaceCheck(about, dataSize);
    checks.put(CheckId.X11, () -> space.room(seen, instruments.disk()));
    checks.put(CheckId.X12, () -> pods.image(seen));
  }
}
