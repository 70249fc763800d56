package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered for a server is remembered for the way to it. */
class WaysToServersAreToldTest {
  private static final String SERVER = "https://api.example:6443";

  @TempDir Path home;

  private String way(String server, String... variables) {
    return ClusterAccess.open(
            TestOptions.of("--server", server), TestEnvironment.in(home, variables))
        .endpoint()
        .way();
  }

  @Test
  void serversAndProxiesAreToldApart() {
    var direct = way(SERVER);
    assertThat(direct).contains(SERVER).isEqualTo(way(SERVER));
    assertThat(way("https://other.example:6443")).isNotEqualTo(direct);
    assertThat(way(SERVER, "HTTPS_PROXY", "http://one.example:1"))
        .isNotEqualTo(direct)
        .isNotEqualTo(way(SERVER, "HTTPS_PROXY", "http://two.example:1"));
  }

  @Test
  void noPasswordIsTold() {
    assertThat(way(SERVER, "HTTPS_PROXY", "http://user:hidden@proxy.example:3128"))
        .contains("proxy.example:3128")
        .doesNotContain("user")
        .doesNotContain("hidden");
  }
}
