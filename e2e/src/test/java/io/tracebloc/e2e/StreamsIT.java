package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.api.ApiRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several streams side by side, and servers that want to be asked again. */
@ExtendWith(PracticeClusterExtension.class)
class StreamsIT {
  @ParameterizedTest
  @ValueSource(strings = {"spdy", "websocket", "websocket-v4"})
  void fourStreamsShareTheWork(String transport, Workplace place) {
    var scans = Scans.of(place, 40, 1 << 20);

    var outcome = scans.stage("--streams", "4", "--transport", transport).run();

    var transfer = Scans.transfer(outcome);
    assertThat(transfer.path("streams").asInt()).isEqualTo(4);
    assertThat(transfer.path("sent_bytes").asLong())
        .as(outcome.toString())
        .isEqualTo(scans.bytes());
    scans.assertInPlace();
  }

  private static boolean isExec(ApiRequest request) {
    return request.path().endsWith("/exec");
  }

  @Test
  void aServerThatIsTooBusyForStreamsIsAskedAgain(Workplace place) {
    var scans = Scans.of(place, 4, 1000);
    place.faults().refuseFirst(3, StreamsIT::isExec, 503, "ServiceUnavailable");

    var transfer = Scans.transfer(scans.stage().run());

    assertThat(transfer.path("sent_files").asInt()).isEqualTo(4);
    scans.assertInPlace();
  }

  @Test
  void aServerThatIsTooBusyForPodsIsAskedAgain(Workplace place) {
    var scans = Scans.of(place, 4, 1000);
    var pods = "/namespaces/" + place.namespace() + "/pods";
    place
        .faults()
        .refuseFirst(
            2,
            request -> request.method().equals("POST") && request.path().endsWith(pods),
            429,
            "TooManyRequests");

    Scans.transfer(scans.stage().run());

    scans.assertInPlace();
  }

  @Test
  void aCredentialThatExpiresMeanwhileIsRenewed(Workplace place) throws IOException {
    var scans = Scans.of(place, 4, 1000);
    var kubeconfig = withHelper(place);
    var execs = new AtomicInteger();
    place
        .faults()
        .refuseFirst(
            1, request -> isExec(request) && execs.incrementAndGet() == 3, 401, "Unauthorized");

    var transfer = Scans.transfer(scans.stage().with("KUBECONFIG", kubeconfig.toString()).run());

    assertThat(transfer.path("sent_files").asInt()).isEqualTo(4);
    assertThat(Files.readAllLines(place.folder().resolve("helped"))).hasSizeGreaterThan(1);
    scans.assertInPlace();
  }

  /** A kubeconfig whose credential comes from a program, which notes each time it is asked. */
  private static Path withHelper(Workplace place) throws IOException {
    var own = place.cluster().kubeconfig("administrator", List.of(Authorizer.MASTERS));
    var helper = place.folder().resolve("helper");
    Files.writeString(
        helper,
        """
        #!/bin/sh
        echo asked >> '%s'
        cat <<'END'
        {"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
         "status": {"clientCertificateData": "%s", "clientKeyData": "%s"}}
        END
        """
            .formatted(
                place.folder().resolve("helped"),
                pem(own, "client-certificate-data"),
                pem(own, "client-key-data")));
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
    var exec =
        "    exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,"
            + " command: '%s'}\n".formatted(helper);
    var kubeconfig = place.folder().resolve("helped.kubeconfig");
    Files.writeString(
        kubeconfig,
        own.replaceAll(" *client-certificate-data: .*\n", exec)
            .replaceAll(" *client-key-data: .*\n", ""));
    return kubeconfig;
  }

  private static String pem(String kubeconfig, String key) {
    var found = Pattern.compile(key + ": \"?([A-Za-z0-9+/=]+)").matcher(kubeconfig);
    assertThat(found.find()).as(key).isTrue();
    var decoded = new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.US_ASCII);
    return decoded.replace("\n", "\\n");
  }
}
