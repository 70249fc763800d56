package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The protocol of client.authentication.k8s.io with real helper programs (shell scripts). */
@DisabledOnOs(OS.WINDOWS)
class HelpersIssueCredentialsTest {
  private static final String V1 = "client.authentication.k8s.io/v1";

  @TempDir Path directory;
  private TlsFixture tls;

  @BeforeEach
  void startServer() throws Exception {
    tls = new TlsFixture(directory, "127.0.0.1");
  }

  @AfterEach
  void stopServer() {
    tls.close();
  }

  @Test
  void theTokenIsKeptUntilItExpires() throws Exception {
    helper(
        "echo run >> runs",
        print("\"token\": \"t1\", \"expirationTimestamp\": \"2999-01-01T00:00:00Z\""));
    var cluster = open("");

    call(cluster);
    call(cluster);

    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer t1");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsIssuedAnew() throws Exception {
    var past = Instant.now().minusSeconds(5);
    helper(
        "echo run >> runs",
        print("\"token\": \"t\", \"expirationTimestamp\": \"%s\"".formatted(past)));
    var cluster = open("");

    call(cluster);
    call(cluster);

    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void aRejectedTokenIsIssuedAnewOnce() throws Exception {
    helper("echo run >> runs", print("\"token\": \"t$(wc -l < runs | tr -d ' ')\""));
    tls.server.answer(
        (seen, exchange) ->
            RecordingServer.send(
                exchange, seen.header("Authorization").equals("Bearer t1") ? 401 : 200, "{}"));
    var cluster = open("");

    call(cluster);

    assertThat(tls.server.requests())
        .extracting(seen -> seen.header("Authorization"))
        .containsExactly("Bearer t1", "Bearer t2");
    cluster.endpoint().rejected(cluster.endpoint().identityHeaders());
    assertThat(cluster.endpoint().identityHeaders())
        .containsEntry("Authorization", List.of("Bearer t3"));
  }

  @Test
  void aClientCertificateIsPresented() throws Exception {
    var alice = tls.authority.issue("alice", "alice");
    var status = new JsonObject();
    status.addProperty("clientCertificateData", alice.certificatePem());
    status.addProperty("clientKeyData", alice.keyPem());
    var credential = new JsonObject();
    credential.addProperty("kind", "ExecCredential");
    credential.addProperty("apiVersion", V1);
    credential.add("status", status);
    Files.writeString(directory.resolve("credential.json"), credential.toString());
    helper("cat credential.json");

    call(open(""));

    assertThat(tls.server.last().client()).isEqualTo("CN=alice");
  }

  @Test
  void aRejectedClientCertificateIsIssuedAnewForCallsAndStreams() throws Exception {
    for (var name : List.of("alice", "bob", "carol")) {
      write(name + ".json", tls.authority.issue(name, name));
    }
    helper("echo run >> runs", "cat $(sed -n \"$(wc -l < runs)p\" names)");
    Files.writeString(directory.resolve("names"), "alice.json\nbob.json\ncarol.json\n");
    tls.server.answer(
        (seen, exchange) ->
            RecordingServer.send(exchange, seen.client().equals("CN=alice") ? 401 : 200, "{}"));
    var cluster = open("");

    call(cluster);

    assertThat(tls.server.last().client()).isEqualTo("CN=bob");
    var endpoint = cluster.endpoint();
    assertThat(endpoint.rejected(endpoint.identityHeaders())).isTrue();
    try (var socket = endpoint.connect(Duration.ofSeconds(10))) {
      assertThat(
              ((SSLSocket) ((EncryptedSocket) socket).below())
                  .getSession()
                  .getLocalPrincipal()
                  .getName())
          .isEqualTo("CN=carol");
    }
    assertThat(runs()).isEqualTo(3);
  }

  private void write(String file, TestAuthority.Identity identity) throws Exception {
    var status = new JsonObject();
    status.addProperty("clientCertificateData", identity.certificatePem());
    status.addProperty("clientKeyData", identity.keyPem());
    var credential = new JsonObject();
    credential.addProperty("kind", "ExecCredential");
    credential.addProperty("apiVersion", V1);
    credential.add("status", status);
    Files.writeString(directory.resolve(file), credential.toString());
  }

  @Test
  void manyRefusedCallsAtOnceRunItOnceMore() throws Exception {
    helper("echo run >> runs", print("\"token\": \"t$(wc -l < runs | tr -d ' ')\""));
    tls.server.answer(
        (seen, exchange) ->
            RecordingServer.send(
                exchange, seen.header("Authorization").equals("Bearer t1") ? 401 : 200, "{}"));
    var cluster = open("");
    var old = cluster.endpoint().identityHeaders();

    for (int i = 0; i < 5; i++) {
      assertThat(cluster.endpoint().rejected(old)).isTrue();
      call(cluster);
    }

    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void whatItSaysIsPassedOnAtOnceAndIsHarmless() throws Exception {
    helper("printf 'open https://login\\033[5m\\n' >&2", print("\"token\": \"t\""));
    var heard = new CopyOnWriteArrayList<String>();
    var silent = TestEnvironment.in(directory, "KUBECONFIG", "config");
    var environment =
        new HostEnvironment(
            silent.variables(), silent.home(), silent.workingDirectory(), false, heard::add);

    call(tls.open(environment, exec("", V1), tls.trusted()));

    await(() -> heard.size() == 1);
    assertThat(heard).containsExactly("open https://login\\x1b[5m");
  }

  private static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  @Test
  void endlessOutputIsCutOffAndNotRepeated() throws Exception {
    helper("head -c 3000000 /dev/zero | tr '\\0' 'x'");

    assertThatThrownBy(() -> call(open("")))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("more than 1 MiB")
        .message()
        .doesNotContain("xxx");
  }

  @Test
  void endlessComplaintsAreCutOff() throws Exception {
    helper("head -c 3000000 /dev/zero | tr '\\0' 'x' >&2", "exit 1");

    assertThatThrownBy(() -> call(open("")))
        .isInstanceOf(CredentialFailure.class)
        .message()
        .contains("code 1: xxx")
        .hasSizeLessThan(2000);
  }

  @Test
  void aClientCertificateInTheEntryKeepsItAsleepAsInKubectl() throws Exception {
    var alice = tls.authority.issue("alice", "alice");
    Files.writeString(directory.resolve("a.crt"), alice.certificatePem());
    Files.writeString(directory.resolve("a.key"), alice.keyPem());
    helper("echo run >> runs", print("\"token\": \"t\""));
    var user = exec("", V1).replaceFirst("\\{", "{client-certificate: a.crt, client-key: a.key, ");

    call(tls.open(user, tls.trusted()));

    assertThat(tls.server.last().client()).isEqualTo("CN=alice");
    assertThat(tls.server.last().header("Authorization")).isEmpty();
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void relativeCommandsStartFromTheKubeconfig() throws Exception {
    var elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    helper(print("\"token\": \"near\""));
    var environment =
        new HostEnvironment(
            Map.of("KUBECONFIG", directory.resolve("config").toString(), "PATH", "/usr/bin:/bin"),
            elsewhere,
            elsewhere,
            false);

    call(tls.open(environment, exec("", V1), tls.trusted()));

    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer near");
  }

  @Test
  void execBesideAnAuthProviderIsRefused() {
    assertThatThrownBy(
            () ->
                tls.open(
                    exec("", V1).replaceFirst("\\{", "{auth-provider: {name: oidc}, "),
                    tls.trusted()))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("only one can be used");
  }

  @Test
  void theHelperIsToldWhatItAsksFor() throws Exception {
    helper(
        "printf %s \"$KUBERNETES_EXEC_INFO\" > info",
        "printf %s \"$1|$EXTRA|$HOME_TOWN\" > given", print("\"token\": \"t\""));
    var cluster =
        tls.open(
            TestEnvironment.in(directory, "KUBECONFIG", "config", "HOME_TOWN", "Berlin"),
            exec("provideClusterInfo: true, args: ['a b'], env: [{name: EXTRA, value: 'x y'}]", V1),
            tls.trusted()
                + ", extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: me}}]");

    call(cluster);

    var info = JsonParser.parseString(read("info")).getAsJsonObject();
    assertThat(info.get("apiVersion").getAsString()).isEqualTo(V1);
    var spec = info.getAsJsonObject("spec");
    assertThat(spec.get("interactive").getAsBoolean()).isFalse();
    var about = spec.getAsJsonObject("cluster");
    assertThat(about.get("server").getAsString())
        .isEqualTo("https://127.0.0.1:" + tls.server.port());
    assertThat(about.get("certificate-authority-data").getAsString())
        .isEqualTo(tls.authority.pemBase64());
    assertThat(about.getAsJsonObject("config").get("audience").getAsString()).isEqualTo("me");
    assertThat(read("given")).isEqualTo("a b|x y|Berlin");
  }

  @Test
  void withoutAskingItIsToldNothingOfTheCluster() throws Exception {
    helper("printf %s \"$KUBERNETES_EXEC_INFO\" > info", print("\"token\": \"t\""));

    call(open(""));

    assertThat(
            JsonParser.parseString(read("info"))
                .getAsJsonObject()
                .getAsJsonObject("spec")
                .has("cluster"))
        .isFalse();
  }

  @Test
  void aFailingHelperIsAnErrorWithItsWordsAndNoAnonymousCall() throws Exception {
    helper("printf 'log in \\033[31mfirst\\n' >&2", "exit 3");
    var cluster = open("");

    assertThatThrownBy(() -> call(cluster))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContainingAll("code 3", "log in \\x1b[31mfirst");
    assertThatThrownBy(() -> cluster.endpoint().identityHeaders())
        .isInstanceOf(CredentialFailure.class);
    assertThat(tls.server.requests()).isEmpty();
  }

  @Test
  void aMissingProgramComesWithTheInstallHint() throws Exception {
    var user =
        "{exec: {apiVersion: %s, command: no-such-helper, interactiveMode: Never, installHint: 'get it here'}}"
            .formatted(V1);
    var cluster = tls.open(user, tls.trusted());

    assertThatThrownBy(() -> call(cluster))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("no-such-helper")
        .satisfies(
            failure -> assertThat(((CredentialFailure) failure).remedy()).isEqualTo("get it here"));
  }

  @Test
  void programsAreFoundOnThePathThatWasHandedIn() throws Exception {
    helper(print("\"token\": \"found\""));
    var environment =
        TestEnvironment.in(
            directory, "KUBECONFIG", "config", "PATH", directory + ":" + System.getenv("PATH"));
    var user = exec("", V1).replace("./helper", "helper");

    call(tls.open(environment, user, tls.trusted()));

    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer found");
  }

  @Test
  void aTokenByFlagKeepsTheHelperAsleep() throws Exception {
    helper("echo run >> runs", print("\"token\": \"t\""));

    call(tls.open(exec("", V1), tls.trusted(), "--token", "mine"));

    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer mine");
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void nonsenseFromAHelperIsRefusedWithoutRepeatingIt() throws Exception {
    for (var output :
        List.of(
            "echo s3cret",
            "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"%s\"}'".formatted(V1),
            "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"other/v9\",\"status\":{\"token\":\"s3cret\"}}'",
            print("\"expirationTimestamp\": \"soon\", \"token\": \"s3cret\""),
            print("\"clientKeyData\": \"s3cret\""))) {
      helper(output);
      var cluster = open("");

      assertThatThrownBy(() -> call(cluster))
          .isInstanceOf(CredentialFailure.class)
          .message()
          .doesNotContain("s3cret");
    }
  }

  @Test
  void entriesThatCannotWorkAreRefusedBeforeAnyCall() {
    for (var user :
        List.of(
            exec("interactiveMode: Sometimes", V1).replace("interactiveMode: Never, ", ""),
            exec("", V1).replace("interactiveMode: Never, ", ""),
            exec("", "client.authentication.k8s.io/v1alpha1"))) {
      assertThatThrownBy(() -> tls.open(user, tls.trusted()))
          .isInstanceOf(CredentialFailure.class)
          .hasMessageContaining("User u");
    }
  }

  @Test
  void aHelperThatMustAskFailsWithoutATerminal() throws Exception {
    helper(print("\"token\": \"t\""));
    var user = exec("", V1).replace("interactiveMode: Never", "interactiveMode: Always");
    var cluster = tls.open(user, tls.trusted());

    assertThatThrownBy(() -> call(cluster))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("terminal");
  }

  @Test
  void olderHelpersNeedNoInteractiveMode() throws Exception {
    var v1beta1 = "client.authentication.k8s.io/v1beta1";
    helper(print("\"token\": \"t\"").replace(V1, v1beta1));

    call(tls.open(exec("", v1beta1).replace("interactiveMode: Never, ", ""), tls.trusted()));

    assertThat(tls.server.last().header("Authorization")).isEqualTo("Bearer t");
  }

  private Cluster open(String fields) throws Exception {
    return tls.open(exec(fields, V1), tls.trusted());
  }

  private static String exec(String fields, String version) {
    return "{exec: {apiVersion: %s, command: ./helper, interactiveMode: Never, %s}}"
        .formatted(version, fields);
  }

  private static String print(String status) {
    return """
        cat <<END
        {"kind": "ExecCredential", "apiVersion": "%s", "status": {%s}}
        END
        """
        .formatted(V1, status);
  }

  private void helper(String... lines) throws IOException {
    var script = directory.resolve("helper");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private int runs() throws IOException {
    return Files.readAllLines(directory.resolve("runs")).size();
  }

  private static void call(Cluster cluster) {
    ApiCalls.of(cluster).get("asking", "/version").orThrow();
  }
}
