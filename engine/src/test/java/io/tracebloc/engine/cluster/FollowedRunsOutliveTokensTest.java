package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.FollowLimits;
import io.tracebloc.engine.watch.RunFollower;
import io.tracebloc.engine.watch.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A token that expires while a run is followed is issued anew by the credential helper. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class FollowedRunsOutliveTokensTest {
  private static final String RULE = "═".repeat(60);
  private static final String LOG =
      String.join(
          "\n",
          "📊 INGESTION SUMMARY 📊",
          RULE,
          "📈 Total Records Found:     5",
          "💾 Inserted to Database:    5",
          "🚀 Sent to API:             5",
          RULE,
          "");
  private static final String POD =
      """
      {"metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"p","uid":"p",
        "resourceVersion":"1","creationTimestamp":"2026-01-01T00:00:00Z"},
        "status":{"phase":"Succeeded"}}]}""";
  private static final String JOB =
      """
      {"metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"job","uid":"job",
        "resourceVersion":"1"},
        "status":{"conditions":[{"type":"Complete","status":"True"}]}}]}""";

  @TempDir Path directory;
  private TlsFixture tls;
  private final AtomicBoolean expired = new AtomicBoolean();

  @BeforeEach
  void startServer() throws Exception {
    tls = new TlsFixture(directory, "127.0.0.1");
    tls.server.answer(this::answer);
    var script = directory.resolve("helper");
    Files.writeString(
        script,
        """
        #!/bin/sh
        echo run >> runs
        printf '{"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",'
        printf ' "status": {"token": "t%s"}}' "$(wc -l < runs | tr -d ' ')"
        """);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  @AfterEach
  void stopServer() {
    tls.close();
  }

  /** The first token ends when the log is asked for. */
  private void answer(RecordingServer.Seen seen, HttpExchange exchange) throws IOException {
    var isLog = seen.target().contains("/log");
    if (seen.header("Authorization").equals("Bearer t1") && (isLog || expired.get())) {
      expired.set(true);
      RecordingServer.send(exchange, 401, "{}");
    } else if (isLog) {
      RecordingServer.send(exchange, 200, LOG);
    } else if (seen.target().contains("watch=true")) {
      RecordingServer.send(exchange, 200, "\n");
    } else {
      RecordingServer.send(exchange, 200, seen.target().contains("/jobs") ? JOB : POD);
    }
  }

  @Test
  void aTokenThatExpiresIsReplaced() throws Exception {
    var user =
        "{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./helper,"
            + " interactiveMode: Never}}";
    try (var cluster = tls.open(user, tls.trusted())) {
      var outcome =
          new RunFollower(cluster, FollowLimits.standard())
              .follow(new IngestionRun("job", "demo", "key", false), new Unheard());

      assertThat(outcome.provenClean()).as(outcome.toString()).isTrue();
    }
    assertThat(tls.server.requests())
        .filteredOn(seen -> seen.target().contains("/log"))
        .extracting(seen -> seen.header("Authorization"))
        .containsSubsequence("Bearer t1", "Bearer t2");
  }

  private static final class Unheard implements RunListener {
    @Override
    public void podPhase(String pod, String phase) {}

    @Override
    public void logLine(String pod, String line) {}
  }
}
