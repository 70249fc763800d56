package io.tracebloc.engine.doctor;

import static io.tracebloc.engine.doctor.Patient.APPS;
import static io.tracebloc.engine.doctor.Patient.BATCH;
import static io.tracebloc.engine.doctor.Patient.CORE;
import static io.tracebloc.engine.doctor.Patient.items;
import static io.tracebloc.engine.doctor.Patient.stagePod;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.doctor.Permissions.Rule;
import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.release.ReleaseHistory.Revision;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every single fault of the checklist is told by the check that is there for it, and no other. */
class EachFaultIsNamedTest {
  private static final String PODS = CORE + "pods";
  private static final String DEPLOYMENTS = APPS + "deployments";
  private static final String CLAIMS = CORE + "persistentvolumeclaims";
  private static final String NODES = "/api/v1/nodes";
  private static final String SECRET = CORE + "secrets/regcred";

  record Fault(String name, CheckId check, Result result, Consumer<Patient> breaking) {
    @Override
    public String toString() {
      return check + ": " + name;
    }
  }

  private static Fault fail(CheckId check, String name, Consumer<Patient> breaking) {
    return new Fault(name, check, Result.FAIL, breaking);
  }

  private static Fault warn(CheckId check, String name, Consumer<Patient> breaking) {
    return new Fault(name, check, Result.WARN, breaking);
  }

  static Stream<Fault> faults() {
    return Stream.of(client(), volumes(), secrets(), submitting(), staging(), helm(), other())
        .flatMap(stream -> stream);
  }

  private static Stream<Fault> client() {
    return Stream.of(
        fail(
            CheckId.C2,
            "a container crashes again and again",
            patient ->
                patient.add(PODS, waiting("containerStatuses", "CrashLoopBackOff", "Running"))),
        fail(
            CheckId.C2,
            "an init container crashes again and again",
            patient ->
                patient.add(PODS, waiting("initContainerStatuses", "CrashLoopBackOff", "Pending"))),
        warn(
            CheckId.C2,
            "a Pod is Pending",
            patient ->
                patient.add(PODS, waiting("containerStatuses", "ContainerCreating", "Pending"))),
        warn(
            CheckId.C3,
            "restarts",
            patient -> patient.edit(PODS, "\"restartCount\":1", "\"restartCount\":3")),
        fail(
            CheckId.C5,
            "no node is large enough",
            patient -> patient.edit(NODES, "\"32Gi\"", "\"4Gi\"")),
        fail(
            CheckId.C5,
            "no node is Ready",
            patient -> patient.edit(NODES, "\"True\"", "\"Unknown\"")),
        fail(
            CheckId.C5,
            "the node is cordoned",
            patient -> patient.edit(NODES, "\"spec\":{}", "\"spec\":{\"unschedulable\":true}")),
        warn(
            CheckId.C5,
            "no GPU",
            patient ->
                patient.edit(
                    DEPLOYMENTS,
                    "[{\"name\":\"CLIENT_PVC\"",
                    "[{\"name\":\"GPU_REQUESTS\",\"value\":\"nvidia.com/gpu=1\"},{\"name\":\"CLIENT_PVC\"")),
        warn(
            CheckId.C5,
            "the request is no amount",
            patient -> patient.edit(DEPLOYMENTS, "cpu=2,memory=8Gi", "two processors")),
        warn(
            CheckId.C5,
            "nodes are secret",
            patient -> patient.refuse(NODES, 403).edit(CLAIMS, "ReadWriteOnce", "ReadWriteMany")),
        warn(
            CheckId.C7,
            "no proxy for requests",
            patient -> patient.edit(DEPLOYMENTS, "REQUESTS_PROXY_URL", "OTHER_URL")),
        fail(CheckId.C8, "this machine is offline", Patient::offline),
        fail(
            CheckId.C9,
            "the proxy is not ready",
            patient -> patient.edit(DEPLOYMENTS, "\"readyReplicas\":1", "\"readyReplicas\":0")),
        fail(
            CheckId.C9,
            "the proxy is gone",
            patient -> patient.edit(DEPLOYMENTS, "tb-requests-proxy", "other")));
  }

  private static Stream<Fault> volumes() {
    return Stream.of(
        fail(CheckId.C4, "not Bound", patient -> patient.edit(CLAIMS, "Bound", "Lost")),
        fail(
            CheckId.C4,
            "being deleted",
            patient ->
                patient.edit(
                    CLAIMS,
                    "\"name\":\"client-pvc\"",
                    "\"name\":\"client-pvc\",\"deletionTimestamp\":\"2026-05-04T11:00:00Z\"")),
        warn(
            CheckId.X6,
            "several nodes, one may use it",
            patient ->
                patient.add(
                    NODES,
                    "{metadata: {name: two}, status: {conditions: [{type: Ready, status: 'True'}]}}")),
        fail(
            CheckId.X6,
            "a Pod is kept from its volume",
            patient ->
                patient.add(
                    PODS,
                    stagePod(
                        "s",
                        "Pending",
                        1,
                        ", conditions: [{type: PodScheduled, status: 'False', message: '0/2 nodes: 2 had volume node affinity conflict'}]"))));
  }

  private static Stream<Fault> secrets() {
    Consumer<Patient> use =
        patient ->
            patient.edit(
                DEPLOYMENTS,
                "\"initContainers\":",
                "\"imagePullSecrets\":[{\"name\":\"regcred\"}],\"initContainers\":");
    return Stream.of(
        fail(CheckId.C6, "it is missing", use),
        fail(
            CheckId.C6,
            "it is of another type",
            use.andThen(patient -> patient.put(SECRET, "{type: Opaque, data: {}}"))),
        fail(
            CheckId.C6,
            "it is no JSON",
            use.andThen(
                patient ->
                    patient.put(
                        SECRET,
                        "{type: 'kubernetes.io/dockerconfigjson', data: {'.dockerconfigjson': 'e3t7'}}"))),
        fail(
            CheckId.C6,
            "it is no base64",
            use.andThen(
                patient ->
                    patient.put(
                        SECRET,
                        "{type: 'kubernetes.io/dockerconfigjson', data: {'.dockerconfigjson': '%%'}}"))));
  }

  private static Stream<Fault> submitting() {
    return Stream.of(
        fail(
            CheckId.X1,
            "not ready",
            patient -> patient.first(PODS).getAsJsonObject("status").remove("conditions")),
        warn(
            CheckId.X1,
            "no probe",
            patient -> patient.edit(DEPLOYMENTS, "readinessProbe", "otherProbe")),
        warn(
            CheckId.X1,
            "a chart before the probe",
            patient -> patient.edit(DEPLOYMENTS, "client-1.9.62", "client-1.9.37")),
        fail(
            CheckId.X1,
            "switched off",
            patient ->
                patient.edit(
                    DEPLOYMENTS,
                    "[{\"name\":\"CLIENT_PVC\"",
                    "[{\"name\":\"INGESTION_HTTP_DISABLED\",\"value\":\"1\"},{\"name\":\"CLIENT_PVC\"")),
        fail(
            CheckId.X2,
            "no Service",
            patient -> patient.put(CORE + "services", items("{metadata: {name: other}}"))),
        fail(
            CheckId.X2, "no account", patient -> patient.remove(CORE + "serviceaccounts/ingestor")),
        warn(CheckId.X2, "no policy", patient -> patient.remove(Patient.POLICY)),
        fail(
            CheckId.X2,
            "neither policy nor account",
            patient -> {
              patient.remove(Patient.POLICY);
              patient.remove(CORE + "serviceaccounts/ingestor");
            }),
        warn(
            CheckId.X2,
            "several accounts",
            patient ->
                patient.put(
                    Patient.POLICY,
                    "{data: {'ingestion-authz.yaml': 'allowed: [{service_account: ingestor}, {service_account: b}]'}}")),
        warn(
            CheckId.X2,
            "nobody",
            patient ->
                patient.put(Patient.POLICY, "{data: {'ingestion-authz.yaml': 'allowed: []'}}")),
        warn(
            CheckId.X2,
            "no YAML",
            patient -> patient.put(Patient.POLICY, "{data: {'ingestion-authz.yaml': '{'}}")),
        fail(CheckId.X3, "clusterScope false", patient -> patient.remove(Patient.ROLE)),
        fail(
            CheckId.X3,
            "a role without reviews",
            patient -> patient.edit(Patient.ROLE, "tokenreviews", "other")),
        warn(CheckId.X3, "unreadable", patient -> patient.refuse(Patient.ROLE, 403)),
        fail(CheckId.X4, "no rights at all", patient -> patient.rules(true)),
        warn(
            CheckId.X4,
            "only what pushing needs",
            patient ->
                patient.rules(
                    true,
                    new Rule(
                        List.of("", "apps", "batch"),
                        List.of(
                            "deployments",
                            "services",
                            "configmaps",
                            "persistentvolumeclaims",
                            "events",
                            "pods",
                            "pods/exec",
                            "pods/portforward",
                            "pods/log",
                            "jobs",
                            "serviceaccounts/token"),
                        List.of("*"),
                        false))));
  }

  private static Stream<Fault> staging() {
    return Stream.of(
        warn(
            CheckId.X5,
            "sticky since 1.9.20; the probe of X1 came later",
            patient -> patient.edit(DEPLOYMENTS, "client-1.9.62", "client-1.9.29")),
        fail(
            CheckId.X5,
            "the log says so",
            patient -> patient.log("OK /data/shared\nFAIL /data/shared (0755)\nOK /data/logs")),
        warn(
            CheckId.X10,
            "a stage Pod is left",
            patient -> patient.add(PODS, stagePod("s", "Failed", 6, ""))),
        fail(
            CheckId.X12,
            "a stage Pod without its image",
            patient ->
                patient.add(
                    PODS,
                    stagePod(
                        "s",
                        "Pending",
                        2,
                        ", containerStatuses: [{name: stage, image: alpine, state: {waiting: {reason: ErrImagePull}}}]"))),
        warn(
            CheckId.X12,
            "a mirror for all images",
            patient ->
                patient
                    .edit(DEPLOYMENTS, "\"busybox:1.36\"", "\"mirror.example:5000/busybox:1\"")
                    .edit(DEPLOYMENTS, "tracebloc/jobs", "mirror.example:5000/jobs")
                    .edit(DEPLOYMENTS, "registry.example/i", "mirror.example:5000/i")),
        fail(CheckId.X11, "full", patient -> patient.free(OptionalLong.of(1_000_000))),
        warn(CheckId.X11, "nearly full", patient -> patient.free(OptionalLong.of(100_000_000))),
        warn(CheckId.X11, "not known", patient -> patient.free(OptionalLong.empty())));
  }

  private static Stream<Fault> helm() {
    return Stream.of(
        fail(CheckId.X8, "never deployed", patient -> patient.revisions(new Revision(1, "failed"))),
        warn(
            CheckId.X8,
            "an upgrade failed",
            patient -> patient.revisions(new Revision(3, "failed"), new Revision(2, "deployed"))),
        warn(
            CheckId.X8,
            "an upgrade hangs",
            patient ->
                patient.revisions(new Revision(3, "pending-upgrade"), new Revision(2, "deployed"))),
        warn(CheckId.X9, "the last one failed", patient -> patient.put(BATCH + "jobs", jobs())));
  }

  private static String jobs() {
    return items(
        upgrade("tb-auto-upgrade-2", "2026-05-04T10:23:00Z", "Failed"),
        upgrade("tb-auto-upgrade-1", "2026-05-04T09:23:00Z", "Complete"));
  }

  private static String upgrade(String name, String created, String condition) {
    return """
        {metadata: {name: '%s', creationTimestamp: '%s',
                    ownerReferences: [{kind: CronJob, name: tb-auto-upgrade}]},
         status: {conditions: [{type: '%s', status: 'True'}]}}
        """
        .formatted(name, created, condition);
  }

  private static Stream<Fault> other() {
    return Stream.of(
        warn(
            CheckId.X7, "1.29", patient -> patient.put("/version", "{gitVersion: 'v1.29.4+k3s1'}")),
        fail(CheckId.X7, "1.23", patient -> patient.put("/version", "{gitVersion: 'v1.23.17'}")),
        warn(CheckId.X13, "no metrics", patient -> patient.remove(Patient.METRICS)),
        warn(CheckId.X13, "no monitor", patient -> patient.remove(Patient.MONITOR)),
        warn(
            CheckId.X13,
            "monitor not ready",
            patient -> patient.edit(Patient.MONITOR, "\"numberReady\":1", "\"numberReady\":0")));
  }

  private static String waiting(String kind, String reason, String phase) {
    return """
        {metadata: {name: other-1, creationTimestamp: '2026-05-04T11:00:00Z'},
         status: {phase: '%s', %s: [{name: work, restartCount: 2, state: {waiting: {reason: '%s'}}}]}}
        """
        .formatted(phase, kind, reason);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void oneFaultIsOneFinding(Fault fault) {
    var patient = new Patient();
    fault.breaking().accept(patient);
    var differing = new EnumMap<CheckId, Result>(CheckId.class);
    var healthy = results(new Patient());
    results(patient)
        .forEach(
            (check, result) -> {
              if (healthy.get(check) != result) {
                differing.put(check, result);
              }
            });
    if (fault.name().startsWith("sticky")) {
      assertThat(differing.remove(CheckId.X1)).isEqualTo(Result.WARN);
    }
    assertThat(differing).isEqualTo(Map.of(fault.check(), fault.result()));
    assertThat(patient.asked().size()).isLessThanOrEqualTo(25);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFindingHasARemedy(Fault fault) {
    var patient = new Patient();
    fault.breaking().accept(patient);
    assertThat(patient.doctor().examine(DoctorRequest.everything()).diagnoses())
        .filteredOn(
            diagnosis ->
                diagnosis.verdict().result() == Result.FAIL
                    || diagnosis.verdict().result() == Result.WARN)
        .allMatch(diagnosis -> diagnosis.verdict().remedy().isPresent())
        .allMatch(diagnosis -> !diagnosis.verdict().evidence().isEmpty());
  }

  @Test
  void aHealthyClientIsWell() {
    var patient = new Patient();
    assertThat(results(patient))
        .allSatisfy(
            (check, result) ->
                assertThat(result)
                    .as(check.name())
                    .isEqualTo(UNPROVEN.contains(check) ? Result.UNKNOWN : Result.OK));
    assertThat(patient.asked()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(22);
  }

  /** What reading alone cannot prove (releases.md 5.2: their column OK is empty). */
  private static final List<CheckId> UNPROVEN = List.of(CheckId.C9, CheckId.X12);

  private static Map<CheckId, Result> results(Patient patient) {
    var results = new EnumMap<CheckId, Result>(CheckId.class);
    patient
        .doctor()
        .examine(DoctorRequest.everything())
        .diagnoses()
        .forEach(diagnosis -> results.put(diagnosis.check(), diagnosis.verdict().result()));
    return results;
  }
}
