package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.ClusterFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Without an authority in the kubeconfig, this machine's own list decides. */
class SystemAuthoritiesTest {
  @TempDir Path directory;

  @Test
  void aPrivateAuthorityIsNotTrusted() throws Exception {
    try (var tls = new TlsFixture(directory, "127.0.0.1")) {
      var cluster = tls.open("{token: t}", "");

      assertThatThrownBy(() -> ApiCalls.of(cluster).get("asking", "/version"))
          .isInstanceOf(ClusterFailure.class)
          .hasMessageContaining("the authorities that this machine trusts");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theDistributionsListIsUsedWhereThereIsOne() throws Exception {
    var bundle = Path.of("/etc/ssl/certs/ca-certificates.crt");
    var store = TrustStores.ofSystem("Linux");

    if (Files.isReadable(bundle)) {
      assertThat(store).isPresent();
      assertThat(store.get().size()).isGreaterThan(10);
    }
  }
}
