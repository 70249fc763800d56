package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases that nobody meant well: a warning or an error, soon and in little memory. */
@Timeout(60)
class HostileReleasesTest extends PlatformLocation {
  private static final String CONNECTION =
      """
      connections:
        - {name: imaging, kind: volume_claim, schema: {mountPath: "%s", volumeClaim: "%s"}}
      """;

  @Override
  String namespace() {
    return "polyaxon";
  }

  @Test
  void bombsBesideAGoodReleaseAreTold() throws IOException {
    putGood();
    var bomb = new byte[HelmPayload.LARGEST_RECORD + 1];
    bomb[0] = '{';
    Arrays.fill(bomb, 1, bomb.length, (byte) ' ');
    putPayload("bomb", HelmRecords.base64(HelmRecords.gzip(bomb)));
    putPayload("noise", "!!!not base64!!!");
    putPayload("empty", "");

    var release = locate();

    assertThat(release.name()).isEqualTo("plx");
    assertThat(evidence(release.evidence(), "release bomb")).contains("64 MiB");
    assertThat(release.evidence().toString()).contains("release noise", "release empty");
  }

  @Test
  void aRecordOfMillionsOfValuesIsNotBuilt() {
    var many = "{\"config\": [" + "{},".repeat(BoundedJson.MOST_VALUES) + "{}]}";

    assertThatThrownBy(() -> HelmPayload.decode(HelmRecords.stored(many)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("values inside");
  }

  @Test
  void noMoreIsReadThanTheLimit() {
    var text = "{\"a\": \"" + "x".repeat(100_000) + "\"}";
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var stream = new ByteArrayInputStream(bytes);
    var bounded = new BoundedStream(stream, 10_000, new InflationBudget(InflationBudget.STANDARD));

    assertThatThrownBy(() -> BoundedJson.read(bounded, Set.of())).isInstanceOf(IOException.class);
    // One buffer may have been read beyond it.
    assertThat(bytes.length - stream.available()).isLessThan(30_000);
  }

  @Test
  void manySmallBombsAreOneLargeOne() throws IOException {
    var budget = new InflationBudget(1_000_000);
    var record = HelmRecords.stored("{\"a\": \"" + "x".repeat(400_000) + "\"}");

    HelmPayload.decode(record, budget);
    HelmPayload.decode(record, budget);
    assertThatThrownBy(() -> HelmPayload.decode(record, budget))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too much together");
  }

  @Test
  void whatNobodyAsksForIsNotKept() throws IOException {
    var record = good();
    record
        .getAsJsonObject("chart")
        .add("templates", JsonParser.parseString("[{\"data\": \"big\"}]"));
    record.getAsJsonObject("info").addProperty("notes", "password: s3cret");

    var tree = HelmPayload.decode(HelmRecords.stored(record.toString()));

    assertThat(tree.at("chart", "templates").present()).isFalse();
    assertThat(tree.text("info", "notes")).isEmpty();
    assertThat(tree.text("info", "status")).contains("deployed");
  }

  @Test
  void aManifestOfMillionsOfValuesCountsAsBroken() {
    var manifest = "a: [" + "{},".repeat(2_000_000) + "{}]";

    assertThat(new Manifest(Optional.of(manifest)).objects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "connections, [1]",
    "connections, {a: {kind: volume_claim}}",
    "connections, text",
    "connections, '[[[]]]'",
    "artifactsStore, [1]",
    "namespace, [1]",
    "securityContext, [1]"
  })
  void valuesOfAnotherShapeAreNoObstacle(String key, String value) throws IOException {
    var record = good();
    record.getAsJsonObject("config").add(key, PlatformRecords.yaml(value));
    canned.put("secrets", PlatformRecords.secret(record));
    canned.put("persistentvolumeclaims", PlatformRecords.claim("imaging-pvc", "ReadWriteMany"));

    var release = locate();

    assertThat(release.targets()).isNotEmpty();
    release.targets().forEach(target -> assertThat(target.name()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"crater", "clearml-agent", "bm", "polyaxon"})
  void recordsOfNothingButListsAreNoObstacle(String chart) throws IOException {
    for (var version : new String[] {"0.5.6", "1.3.0", "2.0.0", "3.0.0", "5.0.0", "", "x"}) {
      var record =
          PlatformRecords.record(
              "odd",
              "polyaxon",
              chart,
              version,
              "{backendConfig: {storage: [1]}, namespaces: [], storage: [], clientData: [1],"
                  + " persistence: [1], connections: {x: [1]}, agentk8sglue: [1]}",
              "{agentk8sglue: {podTemplate: [1], basePodTemplate: {volumes: {a: b},"
                  + " volumeMounts: [1, [2], null, {name: [3]}]}}, persistence: {data: [1],"
                  + " logs: [2], outputs: {o: 1}}}");
      canned.put("secrets", PlatformRecords.secret(record));

      locator().survey(ReleaseRequest.none());
    }
    assertThat(canned.requests()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/plx, ../x",
    "/plx, ..",
    "/plx, 'a b'",
    "/plx, UPPER",
    "../plx, good",
    "/a/../b, good",
    "relative, good"
  })
  void namesThatAreNoneAreRefused(String path, String claim) throws IOException {
    putGoodWith(CONNECTION.formatted(path, claim));

    var target = target(locate(), "imaging");

    assertThat(target.usable()).isFalse();
    assertThat(canned.requests())
        .noneMatch(request -> request.contains("persistentvolumeclaims/.."));
  }

  @Test
  void controlCharactersDoNotReachATerminal() throws IOException {
    putGoodWith(CONNECTION.formatted("/plx", "a\\e[31mred"));

    var release = locate();

    assertThat(refusal(target(release, "imaging")).reason())
        .contains("\\x1b")
        .doesNotContain("\u001b");
    assertThat(target(release, "imaging").evidence().toString()).doesNotContain("\u001b");
  }

  @Test
  void ofManyTargetsOnlyAHundredAreLookedAt() throws IOException {
    var text = new StringBuilder("connections:\n");
    for (var number = 0; number < 2_000; number++) {
      text.append("- {name: same, kind: s3, schema: {bucket: b").append(number).append("}}\n");
    }
    putGoodWith(text.toString());

    var release = locate();

    assertThat(release.targets()).hasSizeLessThanOrEqualTo(TargetDrafts.MOST);
    assertThat(release.targets()).extracting(Target::name).doesNotHaveDuplicates();
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("Only the first 100 targets"));
  }

  @Test
  void ofFiveHundredReleasesOnlySomeAreRead() throws IOException {
    for (var number = 0; number < 500; number++) {
      var name = "other-%03d".formatted(number);
      canned.put(
          "secrets",
          PlatformRecords.secret(
              PlatformRecords.record(name, "polyaxon", "nginx", "1.0.0", "{}", "{}")));
    }
    putGood();

    var survey = locator().survey(ReleaseRequest.none());

    assertThat(canned.requests().stream().filter(request -> request.contains("sh.helm")).count())
        .isLessThanOrEqualTo(PlatformDiscovery.MOST_DECODED);
    assertThat(survey.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("501 releases", "{flag:release}"));
    assertThat(locate(ReleaseRequest.none().withRelease("plx")).name()).isEqualTo("plx");
  }

  @Test
  void strangersThatTellTheirChartAreNotEvenRead() throws IOException {
    for (var number = 0; number < 100; number++) {
      var name = "web-" + number;
      canned.put(
          "secrets",
          PlatformRecords.secret(
              PlatformRecords.record(name, "polyaxon", "nginx", "1.0.0", "{}", "{}")));
      canned.put(
          "deployments",
          """
          {"metadata": {"name": "%s", "labels": {"helm.sh/chart": "nginx-1.0.0",
            "app.kubernetes.io/instance": "%s"}}}
          """
              .formatted(name, name));
    }
    putGood();

    assertThat(locate().name()).isEqualTo("plx");
    assertThat(canned.requests()).noneMatch(request -> request.contains("v1.web-"));
  }

  @Test
  void aRecordOfAnotherNamespaceIsNotBelieved() {
    var record = good();
    record.addProperty("namespace", "elsewhere");
    canned.put("secrets", PlatformRecords.secret(record));

    assertThatThrownBy(this::locate).hasMessageContaining("other releases there: plx");
  }

  private static JsonObject good() {
    return PlatformRecords.record(
        "plx",
        "polyaxon",
        "polyaxon",
        "1.10.1",
        "{namespace: polyaxon}",
        CONNECTION.formatted("/plx", "imaging-pvc"));
  }

  private void putGood() {
    canned.put("secrets", PlatformRecords.secret(good()));
    canned.put("persistentvolumeclaims", PlatformRecords.claim("imaging-pvc", "ReadWriteMany"));
  }

  private void putGoodWith(String values) {
    canned.put(
        "secrets",
        PlatformRecords.secret(
            PlatformRecords.record(
                "plx", "polyaxon", "polyaxon", "1.10.1", "{namespace: polyaxon}", values)));
  }

  private void putPayload(String release, String payload) {
    canned.put(
        "secrets",
        """
        {"metadata": {"name": "sh.helm.release.v1.%s.v1", "labels":
          {"owner": "helm", "name": "%s", "status": "deployed", "version": "1"}},
         "data": {"release": "%s"}}
        """
            .formatted(release, release, payload));
  }
}
