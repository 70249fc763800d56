package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.cluster.ServerRoute.Direct;
import io.tracebloc.engine.cluster.ServerRoute.HttpProxy;
import io.tracebloc.engine.cluster.ServerRoute.SocksProxy;
import io.tracebloc.engine.failure.LocalFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of Go's {@code httpproxy}, and {@code proxy-url} above them. */
class ProxyIsChosenTest {
  private static final KubeconfigEntry NONE = KubeconfigEntry.absent("cluster");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://api.example.com:6443 | '' | false",
        "https://api.example.com:6443 | example.com | true",
        "https://api.example.com:6443 | .example.com | true",
        "https://example.com | .example.com | false",
        "https://example.com | example.com | true",
        "https://api.example.com:6443 | *.example.com | true",
        "https://notexample.com | example.com | false",
        "https://api.example.com:6443 | api.example.com:6443 | true",
        "https://api.example.com:6443 | api.example.com:443 | false",
        "https://api.example.com | 'x , API.example.com:443' | true",
        "https://10.1.2.3:6443 | 10.0.0.0/8 | true",
        "https://11.1.2.3:6443 | 10.0.0.0/8 | false",
        "https://10.1.2.3 | 10.1.2.3 | true",
        "https://10.1.2.3 | 2.3 | false",
        "https://api.example.com:6443 | api.example.com: | true",
        "https://api.example.com:6443 | :6443 | false",
        "https://[fd00::7]:6443 | '[fd00::7]:6443' | true",
        "https://[fd00::7]:6443 | '[fd00::7]:443' | false",
        "https://LOCALHOST:1 | '' | true",
        "https://[fd00::7]:6443 | fd00::/16 | true",
        "https://[fd00::7]:6443 | fd00::7 | true",
        "https://anything | * | true",
        "https://localhost:1 | '' | true",
        "https://127.3.2.1:1 | '' | true",
        "https://[::1]:1 | '' | true",
      })
  void noProxyAndLoopbackServersAreReachedDirectly(String server, String list, boolean direct) {
    var rules = new ProxyRules(Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", list));

    assertThat(rules.route(URI.create(server), NONE) instanceof Direct).isEqualTo(direct);
  }

  @Test
  void theVariableFollowsTheServersScheme() {
    var rules = new ProxyRules(Map.of("https_proxy", "secure:1", "HTTP_PROXY", "plain:2"));

    assertThat(rules.route(URI.create("https://a"), NONE)).hasToString("http://secure:1");
    assertThat(rules.route(URI.create("http://a"), NONE)).hasToString("http://plain:2");
  }

  @Test
  void theClustersOwnProxyWinsEvenForLoopback() {
    var rules = new ProxyRules(Map.of("HTTPS_PROXY", "http://other:1", "NO_PROXY", "*"));
    var route = rules.route(URI.create("https://127.0.0.1:6443"), cluster("socks5://u:p%40@s"));

    assertThat(route).isInstanceOf(SocksProxy.class).hasToString("socks5://s:1080");
    assertThat(((SocksProxy) route).login())
        .hasValueSatisfying(login -> assertThat(login.password()).isEqualTo("p@"));
  }

  @Test
  void passwordsOfProxiesAreSentButNotShown() {
    var route =
        new ProxyRules(Map.of()).route(URI.create("https://a"), cluster("https://me:s3cret@p"));

    assertThat(route).hasToString("https://p:443");
    assertThat(((HttpProxy) route).authorization()).contains(FixedCredential.basic("me", "s3cret"));
  }

  @Test
  void anUnusableAddressIsRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () ->
                new ProxyRules(Map.of("HTTPS_PROXY", "ftp://me:s3cret@p"))
                    .route(URI.create("https://a"), NONE))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("HTTPS_PROXY")
        .message()
        .doesNotContain("s3cret");
  }

  private static KubeconfigEntry cluster(String proxy) {
    return new KubeconfigEntry(Path.of("/k"), "cluster", "c", Map.of("proxy-url", proxy));
  }
}
