package io.tracebloc.engine.doctor;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.doctor.ClientSearch.End;
import io.tracebloc.engine.failure.CheckId;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the checks of {@code contract/releases.md} 5.2 on one namespace, side by side. What several
 * of them look at is read once. Nothing is changed; a probe creates one Pod and removes it.
 */
public final class Doctor {
  /** The checks that a probe tells something. */
  private static final Set<CheckId> PROBED = EnumSet.of(CheckId.X5, CheckId.X11, CheckId.X12);

  private final Instruments instruments;

  Doctor(Instruments instruments) {
    this.instruments = requireNonNull(instruments);
  }

  /** For this cluster and namespace. */
  public static Doctor of(Cluster cluster, HostEnvironment environment, InstantSource clock) {
    return new Doctor(Instruments.of(cluster, environment, clock));
  }

  /**
   * Looks. What cannot be looked at is no failure but an unknown result.
   *
   * @throws io.tracebloc.engine.failure.InterruptedFailure if the calling thread was interrupted
   */
  public DoctorReport examine(DoctorRequest request) {
    var objects = new ClusterObjects(instruments.source(), instruments.namespace());
    var search =
        new ClientSearch(objects, instruments.namespace(), request.release(), instruments.server())
            .search();
    var checks = new EnumMap<CheckId, Check>(CheckId.class);
    checks.put(CheckId.C1, search::verdict);
    checks.putAll(new OutsideChecks(instruments, objects).of(search));
    checks.putAll(clientChecks(search, objects, request));
    checks.putAll(new MachineChecks(instruments, objects).of(search, request));
    checks.keySet().removeIf(check -> !request.wants(check));
    return new DoctorReport(
        instruments.context(),
        instruments.namespace(),
        search.client().map(Client::release),
        search.end() == End.MISSING,
        Round.make(checks));
  }

  private Map<CheckId, Check> clientChecks(
      ClientSearch.Outcome search, ClusterObjects objects, DoctorRequest request) {
    return about(instruments, objects, search)
        .map(
            one ->
                new ClientChecks(instruments, one, request.dataSize(), probe(one, request)).all())
        .orElseGet(() -> ClientChecks.none(whyNot(search.end())));
  }

  /** On the calling thread, so that whoever interrupts it waits until the Pod is gone. */
  private Optional<Probe.Seen> probe(Case about, DoctorRequest request) {
    var wanted = PROBED.stream().anyMatch(request::wants);
    return request.probe() && wanted
        ? Optional.of(instruments.probes().apply(about.client().release()).look())
        : Optional.empty();
  }

  private static String whyNot(End end) {
    return switch (end) {
      case UNREACHABLE -> "the API server does not answer (C1)";
      case MISSING -> "there is no client to look at (C1)";
      case UNCLEAR, FOUND -> "which client is meant is not known (C1)";
    };
  }

  /** What a check says that was not made. */
  static Check notMade(String why) {
    var verdict = Verdict.unknown("not checked: " + why);
    return () -> verdict;
  }

  /** The case of a search that found a client. */
  static Optional<Case> about(
      Instruments instruments, ClusterObjects objects, ClientSearch.Outcome search) {
    return search
        .client()
        .map(client -> new Case(objects, instruments.namespace(), client, instruments.clock()));
  }
}
