package io.tracebloc.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CheckId.Group;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** H1 to H9: only where the cluster is one of k3d on this machine, each fault by its own check. */
class LocalMachineChecksTest {
  private static final Path DATA = Path.of("/home/me/.tracebloc");
  private static final Path VOLUME = DATA.resolve("tb/data");

  /** A machine that runs the cluster {@code lab}, and can be changed. */
  static final class Workstation extends Patient.FakeMachine {
    private final Map<String, String> outputs = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<Path, Node> nodes = new HashMap<>();
    private OptionalLong free = OptionalLong.of(100_000_000_000L);
    private String fileSystem = "ext4";

    Workstation() {
      outputs.put("ps", "k3d-lab-server-0\trunning\nk3d-lab-agent-0\trunning\nother\texited\n");
      outputs.put("info", "16000000000\t8\tx86_64\n");
      outputs.put("inspect", "[{\"Destination\":\"/tracebloc\",\"Source\":\"" + DATA + "\"}]");
      nodes.put(VOLUME, new Node(02777, 1000));
    }

    @Override
    public Optional<String> output(String... command) {
      return Optional.ofNullable(outputs.get(command[1]));
    }

    @Override
    public OptionalLong freeBytes(Path path) {
      return free;
    }

    @Override
    public Optional<String> fileSystem(Path path) {
      return Optional.of(fileSystem);
    }

    @Override
    public Optional<Node> node(Path path) {
      return Optional.ofNullable(nodes.get(path));
    }

    @Override
    public boolean exists(Path path) {
      return nodes.containsKey(path);
    }

    @Override
    public Map<String, String> variables() {
      return variables;
    }
  }

  record Fault(CheckId check, Result result, Consumer<Workstation> breaking) {}

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault(CheckId.H1, Result.FAIL, machine -> machine.outputs.remove("ps")),
        new Fault(
            CheckId.H1,
            Result.WARN,
            machine ->
                machine.outputs.put("ps", "k3d-lab-server-0\trunning\nk3d-lab-agent-0\texited\n")),
        new Fault(
            CheckId.H2,
            Result.FAIL,
            machine -> machine.outputs.put("info", "4000000000\t8\tx86_64")),
        new Fault(
            CheckId.H2,
            Result.WARN,
            machine -> machine.outputs.put("info", "7000000000\t8\tx86_64")),
        new Fault(
            CheckId.H3, Result.FAIL, machine -> machine.free = OptionalLong.of(9_000_000_000L)),
        new Fault(
            CheckId.H3, Result.WARN, machine -> machine.free = OptionalLong.of(19_000_000_000L)),
        new Fault(
            CheckId.H4,
            Result.WARN,
            machine -> machine.outputs.put("info", "16000000000\t1\tx86_64")),
        new Fault(CheckId.H5, Result.FAIL, machine -> machine.fileSystem = "nfs4"),
        new Fault(
            CheckId.H5,
            Result.WARN,
            machine -> {
              machine.fileSystem = "cifs";
              machine.variables.put("TRACEBLOC_ALLOW_NETWORK_FS", "1");
            }),
        new Fault(
            CheckId.H8,
            Result.WARN,
            machine -> machine.outputs.put("info", "16000000000\t8\taarch64")),
        new Fault(
            CheckId.H9,
            Result.FAIL,
            machine -> machine.nodes.put(VOLUME, new Machine.Node(02755, 0))),
        new Fault(
            CheckId.H9,
            Result.WARN,
            machine -> machine.nodes.put(VOLUME, new Machine.Node(0777, 0))));
  }

  private static Patient local() {
    return new Patient()
        .edit("/api/v1/nodes", "\"name\":\"one\"", "\"name\":\"k3d-lab-server-0\"")
        .at("https://127.0.0.1:6443", "k3d-lab");
  }

  private static Map<CheckId, Verdict> verdicts(Patient patient) {
    var verdicts = new EnumMap<CheckId, Verdict>(CheckId.class);
    patient
        .doctor()
        .examine(DoctorRequest.everything())
        .diagnoses()
        .forEach(diagnosis -> verdicts.put(diagnosis.check(), diagnosis.verdict()));
    return verdicts;
  }

  @Test
  void aHealthyMachineIsWell() {
    assertThat(verdicts(local().machine(new Workstation())))
        .allSatisfy(
            (check, verdict) -> {
              if (check.group() == Group.MACHINE) {
                assertThat(verdict.result()).as(verdict.toString()).isEqualTo(Result.OK);
              }
            })
        .containsKeys(CheckId.H1, CheckId.H9);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void oneFaultIsOneFinding(Fault fault) {
    var machine = new Workstation();
    fault.breaking().accept(machine);
    var found = verdicts(local().machine(machine));
    found.keySet().removeIf(check -> check.group() != Group.MACHINE);
    found.values().removeIf(verdict -> verdict.result() == Result.OK);
    assertThat(found.keySet()).containsExactly(fault.check());
    assertThat(found.get(fault.check()).result()).isEqualTo(fault.result());
    assertThat(found.get(fault.check()).remedy()).isPresent();
  }

  @Test
  void clustersElsewhereHaveNoSuchChecks() {
    assertThat(verdicts(new Patient().machine(new Workstation())))
        .noneSatisfy((check, _) -> assertThat(check.group()).isEqualTo(Group.MACHINE));
    var asked =
        new Patient()
            .doctor()
            .examine(
                new DoctorRequest(
                    Optional.empty(), Set.of(CheckId.H1), false, OptionalLong.empty()));
    assertThat(asked.diagnoses().getFirst().verdict().result()).isEqualTo(Result.UNKNOWN);
  }

  @Test
  void aStoppedClusterIsKnownByItsContext() {
    var found = verdicts(local().dead().machine(new Workstation()));
    assertThat(found.get(CheckId.C1).result()).isEqualTo(Result.FAIL);
    assertThat(found.get(CheckId.H1).result()).isEqualTo(Result.OK);
  }

  @Test
  void aDatasetDirectoryMustBeThereAndWritable() {
    var patient =
        local().edit("/api/v1/persistentvolumes/tb-data-pv", "/tracebloc/", "/tracebloc-data/");
    var machine = new Workstation();
    assertThat(verdicts(patient.machine(machine)).get(CheckId.H6).result()).isEqualTo(Result.FAIL);
    machine.variables.put("HOST_DATASET_DIR", "/big");
    assertThat(verdicts(patient).get(CheckId.H6).evidence()).contains("/big does not exist");
    machine.nodes.put(Path.of("/big"), new Machine.Node(0755, 0));
    assertThat(verdicts(patient).get(CheckId.H6).result()).isEqualTo(Result.OK);
    machine.variables.put("HOST_UID", "1000");
    assertThat(verdicts(patient).get(CheckId.H6).result()).isEqualTo(Result.WARN);
    machine.nodes.put(Path.of("/big"), new Machine.Node(0755, 1000));
    assertThat(verdicts(patient).get(CheckId.H6).result()).isEqualTo(Result.OK);
  }

  @Test
  void registriesAreThoseThatTheClusterUses() {
    var asked = new ArrayList<URI>();
    Web web =
        (address, _) -> {
          asked.add(address);
          if (address.getHost().equals("registry.example")) {
            throw new IOException("blocked");
          }
          return 401;
        };
    var verdict = verdicts(local().machine(new Workstation()).web(web)).get(CheckId.H7);
    assertThat(verdict.result()).isEqualTo(Result.FAIL);
    assertThat(verdict.evidence()).contains("registry.example").doesNotContain("api.tracebloc.io");
    assertThat(asked)
        .containsAll(
            List.of(
                URI.create("https://registry.example/"), URI.create("https://api.tracebloc.io/")));
  }
}
