package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.doctor.ClientSearch.End;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CheckId.Group;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.release.Tree;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks of this machine, H1 to H9, where the cluster is one of k3d on it. */
final class MachineChecks {
  private final Instruments instruments;
  private final ClusterObjects objects;

  MachineChecks(Instruments instruments, ClusterObjects objects) {
    this.instruments = instruments;
    this.objects = objects;
  }

  /** None if the cluster is elsewhere; those asked for by name are then unknown. */
  Map<CheckId, Check> of(ClientSearch.Outcome search, DoctorRequest request) {
    var name =
        Loopback.is(instruments.server().getHost()) ? name(search) : Optional.<String>empty();
    var checks = new EnumMap<CheckId, Check>(CheckId.class);
    if (name.isPresent()) {
      put(checks, new LocalCluster(instruments.machine(), name.get()), search);
    } else {
      request.checks().stream()
          .filter(check -> check.group() == Group.MACHINE)
          .forEach(
              check -> checks.put(check, Doctor.notMade("the cluster is not one of k3d here")));
    }
    return checks;
  }

  /** Told by the nodes, or by the context where the nodes cannot be asked. */
  private Optional<String> name(ClientSearch.Outcome search) {
    var byContext = Optional.of(instruments.context()).filter(name -> name.startsWith("k3d-"));
    if (search.end() == End.UNREACHABLE) {
      return byContext.flatMap(LocalCluster::nameOf);
    }
    try {
      return switch (objects.nodes()) {
        case Given<List<Tree>>(var nodes) ->
            nodes.stream().findFirst().map(Tree::name).flatMap(LocalCluster::nameOf);
        case Refused<List<Tree>> refused -> byContext.flatMap(LocalCluster::nameOf);
      };
    } catch (Failure unreadable) {
      return byContext.flatMap(LocalCluster::nameOf);
    }
  }

  private void put(Map<CheckId, Check> checks, LocalCluster cluster, ClientSearch.Outcome search) {
    var about = Doctor.about(instruments, objects, search);
    var docker = new DockerChecks(cluster);
    checks.put(CheckId.H1, docker::running);
    checks.put(CheckId.H2, docker::memory);
    checks.put(CheckId.H4, docker::processors);
    checks.put(CheckId.H8, () -> docker.architecture(databaseImages(about)));
    var directories = new DirectoryChecks(cluster, about);
    checks.put(CheckId.H3, directories::free);
    checks.put(CheckId.H5, directories::local);
    checks.put(CheckId.H6, directories::datasets);
    checks.put(CheckId.H9, directories::modes);
    var backEnd = new BackEnd(instruments.machine().variables());
    checks.put(
        CheckId.H7,
        () ->
            new RegistryCheck(instruments.web(), instruments.nanoTime())
                .reached(pods(about).toList(), backEnd.address(search.client())));
  }

  private static Stream<PodView> pods(Optional<Case> about) {
    return about.stream().flatMap(one -> one.podsIfReadable().stream());
  }

  private static List<String> databaseImages(Optional<Case> about) {
    return pods(about)
        .filter(pod -> pod.hasLabel("app", "mysql-client"))
        .flatMap(PodView::images)
        .toList();
  }
}
