package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.cluster.WebServer;
import io.tracebloc.engine.release.ReleaseHistory;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.TraceblocReleaseLocator;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * All that the doctor looks through.
 *
 * @param context kubeconfig context, or empty
 * @param server address of the API server
 * @param source reads objects
 * @param permissions knows the caller's rights
 * @param histories reads Helm's records of a release
 * @param disk reads free space
 * @param probes makes the probe of a release
 * @param web asks servers outside
 * @param machine this one
 * @param clock the time of day
 * @param nanoTime a clock that never jumps
 */
record Instruments(
    String context,
    String namespace,
    URI server,
    ClusterObjects.Source source,
    Permissions permissions,
    Function<String, ReleaseHistory> histories,
    Disk disk,
    Function<String, Probe> probes,
    Web web,
    Machine machine,
    InstantSource clock,
    LongSupplier nanoTime) {
  /** The real ones. */
  static Instruments of(Cluster cluster, HostEnvironment environment, InstantSource clock) {
    return new Instruments(
        cluster.context(),
        cluster.namespace(),
        cluster.endpoint().address(),
        new ApiSource(cluster),
        Permissions.of(cluster),
        release -> ReleaseHistory.of(cluster, environment, release),
        new ExecDisk(cluster),
        release ->
            new VolumeProbe(
                cluster,
                TraceblocReleaseLocator.of(cluster, environment),
                ReleaseRequest.none().withRelease(release)),
        (address, limit) -> WebServer.ask(address, limit, environment),
        new LocalMachine(environment),
        clock,
        System::nanoTime);
  }
}
