package io.tracebloc.engine.doctor;

import static io.tracebloc.engine.doctor.Patient.APPS;
import static io.tracebloc.engine.doctor.Patient.CORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.CheckId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the chart makes is made by Helm: an object that somebody else has made is one that Helm
 * refuses to take over, and what is edited by hand is undone by the next upgrade.
 */
class RemediesLeaveTheChartToHelmTest {
  private static final String DEPLOYMENTS = APPS + "deployments";
  private static final String RESTORED =
      "helm upgrade tb tracebloc/client --reuse-values --version 1.9.62 -n lab";

  private static List<String> commands(Patient patient, CheckId check) {
    return patient.doctor().examine(DoctorRequest.everything()).diagnoses().stream()
        .filter(diagnosis -> diagnosis.check() == check)
        .flatMap(diagnosis -> diagnosis.verdict().remedy().stream())
        .flatMap(RemediesLeaveTheChartToHelmTest::lines)
        .toList();
  }

  private static Stream<String> lines(Remedy remedy) {
    return remedy instanceof Remedy.Commands(var commands)
        ? commands.stream().map(words -> String.join(" ", words))
        : Stream.empty();
  }

  private static Patient pulling(String secret) {
    return new Patient()
        .edit(
            DEPLOYMENTS,
            "\"initContainers\":",
            "\"imagePullSecrets\":[{\"name\":\"" + secret + "\"}],\"initContainers\":")
        .edit(DEPLOYMENTS, "tracebloc/jobs", "mirror.example:5000/jobs");
  }

  @ParameterizedTest
  @MethodSource("io.tracebloc.engine.doctor.EachFaultIsNamedTest#faults")
  void nothingOfTheChartIsMadeOrEditedByHand(EachFaultIsNamedTest.Fault fault) {
    var patient = new Patient();
    fault.breaking().accept(patient);
    var made = Set.of("create", "apply", "edit", "patch");
    assertThat(commands(patient, fault.check()))
        // The site's own Secret is nothing of the chart's.
        .filteredOn(line -> !line.contains(" docker-registry regcred "))
        .noneMatch(
            line -> made.stream().anyMatch(verb -> line.startsWith("kubectl " + verb + " ")));
  }

  @Test
  void theChartsOwnSecretComesFromItsValues() {
    assertThat(commands(pulling("tb-regcred"), CheckId.C6)).containsExactly(RESTORED);
    assertThat(
            commands(
                pulling("tb-regcred").put(CORE + "secrets/tb-regcred", "{type: Opaque}"),
                CheckId.C6))
        .containsExactly("kubectl delete secret tb-regcred -n lab", RESTORED);
  }

  @Test
  void aSecretThatHelmHasMadeIsHelmsWhateverItsName() {
    var secret = "{metadata: {labels: {'app.kubernetes.io/managed-by': Helm}}, type: Opaque}";
    assertThat(commands(pulling("other").put(CORE + "secrets/other", secret), CheckId.C6))
        .containsExactly("kubectl delete secret other -n lab", RESTORED);
  }

  @Test
  void theSitesOwnSecretGetsOneLoginAndNeverThoseOfWhoeverLooks() {
    assertThat(commands(pulling("regcred"), CheckId.C6))
        .containsExactly(
            "kubectl create secret docker-registry regcred --docker-server=mirror.example:5000"
                + " --docker-username=USER --docker-password=PASSWORD -n lab")
        .noneMatch(line -> line.contains("/home/me") || line.contains("config.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "eyJhdXRocyI6e319, true", // {"auths":{}}
    "e30=, true", // {}
    "e2F1dGhzOnt9fQ==, false", // {auths:{}}
    "W10=, false", // []
    "IA==, false", // a space
    "eyJhdXRocyI6e319IHg=, false" // {"auths":{}} x
  })
  void itsContentIsJsonAsKubernetesReadsIt(String content, boolean good) {
    var secret =
        "{type: 'kubernetes.io/dockerconfigjson', data: {'.dockerconfigjson': '%s'}}"
            .formatted(content);
    assertThat(commands(pulling("regcred").put(CORE + "secrets/regcred", secret), CheckId.C6))
        .hasSize(good ? 0 : 2);
  }

  @Test
  void anAccountComesFromTheValuesThatNameIt() {
    var account = CORE + "serviceaccounts/ingestor";
    assertThat(commands(new Patient().remove(account), CheckId.X2)).containsExactly(RESTORED);
    assertThat(
            commands(
                new Patient().edit(Patient.POLICY, "ingestor, name", "loader, name"), CheckId.X2))
        .containsExactly(
            "helm upgrade tb tracebloc/client --reuse-values --set-string"
                + " ingestionAuthz.serviceAccountName=loader -n lab");
  }

  @Test
  void aNameThatHelmWouldTakeApartIsNotHandedToIt() {
    var policy =
        "{data: {'ingestion-authz.yaml': 'allowed: [{service_account: \"a,clusterScope=false\"}]'}}";
    assertThat(commands(new Patient().put(Patient.POLICY, policy), CheckId.X2))
        .hasSize(2)
        .noneMatch(line -> line.contains("clusterScope"));
  }

  @Test
  void aSpoiltPolicyIsMadeAnewAndReadAnew() {
    assertThat(
            commands(
                new Patient().put(Patient.POLICY, "{data: {'ingestion-authz.yaml': '{'}}"),
                CheckId.X2))
        .containsExactly(RESTORED, "kubectl rollout restart deployment/tb-jobs-manager -n lab");
  }

  @Test
  void aClaimGrowsByTheValuesOfTheRelease() {
    var claims = CORE + "persistentvolumeclaims";
    var patient =
        new Patient()
            .free(OptionalLong.of(1_000_000))
            .edit(
                claims,
                "\"spec\":{",
                "\"spec\":{\"resources\":{\"requests\":{\"storage\":\"50Gi\"}},")
            .put("/api/v1/persistentvolumes/tb-data-pv", "{spec: {csi: {}}}");
    assertThat(commands(patient, CheckId.X11))
        .containsExactly(
            "helm upgrade tb tracebloc/client --reuse-values --set pvc.data=51Gi -n lab");
  }

  @Test
  void anOldChartIsUpgraded() {
    assertThat(
            commands(
                new Patient()
                    .edit(DEPLOYMENTS, "client-1.9.62", "client-1.3.2")
                    .put(CORE + "services", Patient.items()),
                CheckId.X2))
        .containsExactly("helm upgrade tb tracebloc/client --reuse-values -n lab");
    assertThat(
            commands(new Patient().edit(DEPLOYMENTS, "client-1.9.62", "client-1.9.29"), CheckId.X5))
        .containsExactly("helm upgrade tb tracebloc/client --reuse-values -n lab");
  }
}
