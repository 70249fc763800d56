package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A TLS close waits for a blocked write unless told otherwise; ours must not. */
@Timeout(60)
class BlockedTlsConnectionTest {
  @TempDir Path folder;

  @Test
  void closingAbortsAWriteThatIsStuckInTls() throws Exception {
    var tls = tls();
    try (var listener =
        tls.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var accepted = new CompletableFuture<Socket>();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  var socket = (SSLSocket) listener.accept();
                  socket.startHandshake();
                  accepted.complete(socket);
                } catch (IOException failure) {
                  accepted.completeExceptionally(failure);
                }
              });
      var client =
          tls.getSocketFactory().createSocket(listener.getInetAddress(), listener.getLocalPort());
      ((SSLSocket) client).startHandshake();
      var command =
          new RemoteCommand(
                  new UpgradedSocket(client, new BufferedInputStream(client.getInputStream())),
                  new Purpose.Exec(new PodContainer("n", "p", "c"), java.util.List.of("true"))
                      .spdyFraming(),
                  StreamOptions.of(Transport.SPDY))
              .started();
      var writing = new FutureTask<>(() -> catchThrowable(() -> writeEndlessly(command)));
      Thread.ofVirtual().start(writing);
      try (var farSide = accepted.get(10, TimeUnit.SECONDS)) {
        awaitTrue(() -> System.nanoTime() - command.outbox().busySince() > 300_000_000L);
        command.close();
        assertThat(writing.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        awaitTrue(client::isClosed);
        assertThat(farSide.isClosed()).isFalse();
      }
    }
  }

  private static void writeEndlessly(ExecSession session) throws IOException {
    var block = new byte[100_000];
    while (true) {
      session.stdin().write(block);
    }
  }

  private static void awaitTrue(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private SSLContext tls() throws Exception {
    var file = folder.resolve("key.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "password")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    var store = KeyStore.getInstance(file.toFile(), "password".toCharArray());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "password".toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
