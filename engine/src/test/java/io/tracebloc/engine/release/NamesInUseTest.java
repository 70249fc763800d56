package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names for a person who is typing one: cheap, and as many as may be seen. */
@Timeout(60)
class NamesInUseTest extends PlatformLocation {
  @Override
  String namespace() {
    return HospitalRelease.NAME;
  }

  private NamesInUse names() throws IOException {
    var environment = new HostEnvironment(Map.of(), directory, directory, false);
    return NamesInUse.of(canned.open(), environment);
  }

  @Test
  void namespacesAreSorted() throws IOException {
    canned.putGlobal("/api/v1/namespaces", "{\"metadata\": {\"name\": \"south\"}}");
    canned.putGlobal("/api/v1/namespaces", "{\"metadata\": {\"name\": \"north\"}}");
    assertThat(names().namespaces()).containsExactly("north", "south");
    assertThat(canned.requests()).containsExactly("/api/v1/namespaces?limit=500");
  }

  @Test
  void releasesOfEveryChartAreNamedAndThoseOfTheClient() throws IOException {
    HospitalRelease.putObjects(canned);
    canned.put("secrets", HelmRecords.secret("plx", 3, "deployed", HospitalRelease.record()));
    canned.put("secrets", HelmRecords.secret("gone", 1, "uninstalled", HospitalRelease.record()));
    assertThat(names().releases()).containsExactly(HospitalRelease.NAME, "plx");
    assertThat(names().clientReleases()).containsExactly(HospitalRelease.NAME);
    assertThat(canned.requests()).noneMatch(request -> request.contains("secrets/"));
  }

  @Test
  void whatMayNotBeReadHasNoNames() throws IOException {
    HospitalRelease.putObjects(canned);
    canned.forbid("secrets", "configmaps");
    assertThat(names().releases()).containsExactly(HospitalRelease.NAME);
    canned.forbid("deployments", "/api/v1/namespaces");
    assertThat(names().releases()).isEmpty();
    assertThat(names().clientReleases()).isEmpty();
    assertThat(names().namespaces()).isEmpty();
  }
}
