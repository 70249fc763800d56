package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A look that believes Helm's record asks little of the cluster, and still tells the same. */
@Timeout(60)
class PlainLookIsCheapTest extends PlatformLocation {
  @Override
  String namespace() {
    return HospitalRelease.NAME;
  }

  @Test
  void ofATraceblocReleaseFourRequestsAreMade() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);

    var release = look();

    assertThat(canned.requests()).hasSizeLessThanOrEqualTo(4);
    assertThat(canned.requests())
        .noneMatch(request -> request.contains("token") || request.contains("nodes"));
    assertThat(release.platform()).isEqualTo("tracebloc-client");
    assertThat(release.staging().claim()).isEqualTo("client-pvc");
    assertThat(release.staging().mountPath()).isEqualTo("/data/shared");
    assertThat(release.ingest().orElseThrow().serviceAccount()).isEqualTo("ingestor");
    assertThat(release.targets().getFirst().offer().word()).isEqualTo("ingest");
    assertThat(evidence(release.evidence(), "host path"))
        .startsWith("/mnt/ehr/hospital-a/data from Secret/sh.helm.release.v1.hospital-a.v1 value");
  }

  @Test
  void factsOfRenderedObjectsNameTheManifest() throws IOException {
    var record =
        PlatformRecords.withManifest(
            HospitalRelease.record(),
            """
            kind: Service
            metadata: {name: jobs-manager}
            spec: {ports: [{port: 9090}]}
            ---
            kind: ClusterRole
            metadata: {name: hospital-a-jobs-manager-rbac}
            """);
    canned.put("secrets", HelmRecords.secret(HospitalRelease.NAME, 1, "deployed", record));
    HospitalRelease.putObjects(canned);

    var release = look();

    assertThat(release.ingest().orElseThrow().port()).isEqualTo(9090);
    assertThat(evidence(release.evidence(), "endpoint")).contains("manifest Service/jobs-manager");
    assertThat(evidence(release.evidence(), "can authenticate")).startsWith("yes from Secret/");
    assertThat(locate().ingest().orElseThrow().port()).isEqualTo(8080);
  }

  @Test
  void ofAnotherPlatformItIsNotMuchMore() throws IOException {
    var record =
        PlatformRecords.record(
            "glue",
            HospitalRelease.NAME,
            "clearml-agent",
            "5.3.0",
            "{}",
            """
            agentk8sglue:
              basePodTemplate:
                volumes: [{name: ds, persistentVolumeClaim: {claimName: ds-pvc}}]
                volumeMounts: [{name: ds, mountPath: /ds}]
            """);
    canned.put("secrets", PlatformRecords.secret(record));
    canned.put("persistentvolumeclaims", PlatformRecords.claim("ds-pvc", "ReadWriteOnce"));

    assertThat(look().staging().claim()).isEqualTo("ds-pvc");
    assertThat(canned.requests()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void withoutTheRecordLiveObjectsAreAskedAfterAll() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    canned.forbid("secrets");

    var release = look();

    assertThat(evidence(release.evidence(), "endpoint")).endsWith("from Service/jobs-manager");
    assertThat(release.status()).isEqualTo("unknown");
  }

  private InstalledRelease look() throws IOException {
    return locator().believingRecords().locate(ReleaseRequest.none());
  }
}
