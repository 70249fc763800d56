package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format of profiles, and a profile of a person's own. */
@Timeout(60)
class ProfilesAreReadTest extends PlatformLocation {
  /** The example of docs/profiles.md. */
  private static final String OWN =
      """
      id: notebooks
      title: Our notebooks
      match: { charts: [notebooks], versions: ">=2 <4" }
      identity:
        serviceAccount: ["${values.account}", "${release.name}-runner"]
        user: "${values.uid}"
      targets:
        - each: values.shares
          name: "${key}"
          claim: "${item.claim}"
          mountPath: ["${item.path}", "/shares/${key}"]
          readOnly: "${item.readOnly}"
      next: Open the folder in a notebook
      """;

  @Override
  String namespace() {
    return "lab";
  }

  @Test
  void allProfilesOfThisProgramAreSound() {
    var all = new Profiles(Optional.empty()).all();

    assertThat(all).extracting(Profile::id).doesNotHaveDuplicates().hasSize(8);
    assertThat(all)
        .extracting(Profile::platform)
        .containsOnly("tracebloc-legacy", "crater", "polyaxon", "clearml-agent");
    assertThat(all).allSatisfy(profile -> assertThat(profile.next()).doesNotEndWith("."));
  }

  @Test
  void aPersonsOwnProfileIsUsed() throws IOException {
    var file = Files.writeString(directory.resolve("own.yaml"), OWN);
    putNotebooks("2.5.0");

    var release = locate(with(file));

    assertThat(release.platform()).isEqualTo("notebooks");
    assertThat(release.targets()).extracting(Target::name).containsExactly("scans", "atlas");
    var staging = release.staging();
    assertThat(staging.claim()).isEqualTo("scans-pvc");
    assertThat(staging.mountPath()).isEqualTo("/shares/scans");
    assertThat(staging.serviceAccount()).isEqualTo("nb-runner");
    assertThat(staging.runAsUser()).isEqualTo(1234);
    assertThat(release.choose(Optional.empty()).nextStep())
        .isEqualTo("Open the folder in a notebook");
    // As it is on the command line: from where the program was started.
    assertThat(locate(with(Path.of("own.yaml"))).platform()).isEqualTo("notebooks");
  }

  @Test
  void itIsNotUsedForOtherVersions() throws IOException {
    var file = Files.writeString(directory.resolve("own.yaml"), OWN);
    putNotebooks("4.0.0");

    assertThatThrownBy(() -> locate(with(file))).hasMessageContaining("other releases there: nb");
  }

  @Test
  void theExampleOfTheManualIsThisOne() throws IOException {
    assertThat(Files.readString(Path.of("../docs/profiles.md"))).contains(OWN.strip());
  }

  @Test
  void everyKeyOfTheFormatIsInTheManual() throws IOException {
    var manual = Files.readString(Path.of("../docs/profiles.md"));
    for (var key :
        "id platform title match objects identity targets none notes warnings next charts versions home also anchors values kind name labels podLabels release strip chart configMap key take workload into serviceAccount user group volumeGroup tolerations pullSecrets within each pair when namespace claim nfs bucket secret hostPath accessMode nodePath mountPath subPath subPathExpr readOnly userDirectories refuse present absent without enabled equals unequal differ elsewhere"
            .split(" ", -1)) {
      assertThat(manual).as(key).contains("`" + key + "`");
    }
    for (var root : Profile.ROOTS) {
      assertThat(manual).as(root).contains("`" + root + "`");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: Our notebooks    | titel: x                       | line 2: unknown key titel",
        "id: notebooks           | id: [a]                        | line 1: a text is expected",
        "\">=2 <4\"              | \">=two\"                      | line 3: '>=two' is not a range",
        "${values.account}       | ${valeus.account}              | line 5: valeus.account starts with",
        "${values.uid}           | ${values..uid}                 | line 6: 'values..uid' is not a path",
        "${item.claim}           | ${item.claim                   | line 10: '${item.claim' opens",
        "- each: values.shares   | '- each: values.shares\n    each: values.x' | line 9: key each stands here twice",
        "name: \"${key}\"        | nam: x                         | line 9: unknown key nam",
        "targets:                | 'targets: [x]\nrest:'          | unknown key rest",
        "next: Open              | 'next: [Open'                  | it is not YAML",
      })
  void mistakesAreToldWithTheirLine(String good, String bad, String message) {
    var text = OWN.replace(good.strip(), bad);

    assertThat(text).isNotEqualTo(OWN);
    assertThatThrownBy(() -> ProfileReader.read("own.yaml", text))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("Profile own.yaml, line")
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .extracting(Failure::remedy)
        .asString()
        .isNotEmpty();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> ProfileReader.read("p", "id: x\nmatch: {charts: x}"))
        .hasMessageContaining("key targets is missing");
    assertThatThrownBy(() -> ProfileReader.read("p", "")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> ProfileReader.read("p", OWN + "objects: {anchors: [{kind: Pod}]}\n"))
        .hasMessageContaining("objects of kind Pod are not looked at");
  }

  @Test
  void filesThatAreNoneAreRefused() throws IOException {
    assertThatThrownBy(() -> locate(with(Path.of("missing.yaml"))))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("missing.yaml does not exist");
    Files.writeString(directory.resolve("big"), "#".repeat(ProfileReader.LARGEST_FILE + 1));
    assertThatThrownBy(() -> locate(with(Path.of("big")))).hasMessageContaining("256 KiB");
    Files.writeString(directory.resolve("loop"), "id: &a [*a]\n");
    assertThatThrownBy(() -> locate(with(Path.of("loop")))).isInstanceOf(InputFailure.class);
  }

  private static ReleaseRequest with(Path profile) {
    return ReleaseRequest.none()
        .withChoice(Optional.empty(), Optional.empty(), Optional.of(profile));
  }

  private void putNotebooks(String version) {
    canned
        .put(
            "secrets",
            PlatformRecords.secret(
                PlatformRecords.record(
                    "nb",
                    "lab",
                    "notebooks",
                    version,
                    "{uid: 1234}",
                    "{shares: {scans: {claim: scans-pvc}, atlas: {claim: atlas-pvc, readOnly: true}}}")))
        .put("persistentvolumeclaims", PlatformRecords.claim("scans-pvc", "ReadWriteMany"))
        .put("serviceaccounts", PlatformRecords.account("nb-runner"));
  }
}
