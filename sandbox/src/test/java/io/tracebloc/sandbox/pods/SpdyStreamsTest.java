package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import io.netty.handler.codec.spdy.SpdyWindowUpdateFrame;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exec over SPDY/3.1 (protocol.md 6.6), stream by stream. */
class SpdyStreamsTest {
  private static final int ERROR = 1;
  private static final int STDIN = 3;
  private static final int STDOUT = 5;
  private static final int STDERR = 7;

  @TempDir static Path directory;
  private static PracticeApi cluster;

  @BeforeAll
  static void startCluster() {
    cluster = new PracticeApi(directory);
    cluster.create(
        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: tools, command: [sleep, '1000']}]}}");
    cluster.await(
        ResourceTypes.PODS,
        "p",
        pod -> pod.path("status").path("phase").asString("").equals("Running"));
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  /** A client that keeps everything it gets. */
  private static final class Client implements AutoCloseable {
    private final UpgradedConnection connection;
    private final EmbeddedChannel codec =
        new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
    private final Map<Integer, ByteArrayOutputStream> received = new TreeMap<>();
    private final List<Integer> ended = new ArrayList<>();
    private final List<Integer> replies = new ArrayList<>();
    private final List<Integer> pings = new ArrayList<>();
    private int windowUpdates;

    Client(String... command) throws IOException {
      connection =
          new UpgradedConnection(
              cluster,
              "POST",
              UpgradedConnection.exec("p", true, command),
              List.of(
                  "Upgrade: SPDY/3.1",
                  "Content-Length: 0",
                  "X-Stream-Protocol-Version: v5.channel.k8s.io",
                  "X-Stream-Protocol-Version: v4.channel.k8s.io"));
      var types = Map.of(ERROR, "error", STDIN, "stdin", STDOUT, "stdout", STDERR, "stderr");
      for (var stream : List.of(ERROR, STDIN, STDOUT, STDERR)) {
        var opening = new DefaultSpdySynStreamFrame(stream, 0, (byte) 0);
        opening.headers().set("streamtype", types.get(stream));
        write(opening);
      }
    }

    void write(Object frame) throws IOException {
      codec.writeOutbound(frame);
      for (ByteBuf bytes = codec.readOutbound(); bytes != null; bytes = codec.readOutbound()) {
        bytes.readBytes(connection.out, bytes.readableBytes());
        bytes.release();
      }
      connection.out.flush();
    }

    void input(byte[] bytes, boolean last) throws IOException {
      var frame = new DefaultSpdyDataFrame(STDIN, Unpooled.wrappedBuffer(bytes));
      frame.setLast(last);
      write(frame);
    }

    void readUntil(BooleanSupplier enough) throws IOException {
      var buffer = new byte[16 * 1024];
      while (!enough.getAsBoolean()) {
        var n = connection.in.read(buffer);
        assertThat(n).as("connection closed").isPositive();
        codec.writeInbound(Unpooled.copiedBuffer(buffer, 0, n));
        for (Object frame = codec.readInbound(); frame != null; frame = codec.readInbound()) {
          take(frame);
        }
      }
    }

    private void take(Object frame) {
      switch (frame) {
        case SpdySynReplyFrame reply -> replies.add(reply.streamId());
        case SpdyPingFrame ping -> pings.add(ping.id());
        case SpdyWindowUpdateFrame _ -> windowUpdates++;
        case SpdyDataFrame data -> {
          var bytes = new byte[data.content().readableBytes()];
          data.content().readBytes(bytes);
          received
              .computeIfAbsent(data.streamId(), _ -> new ByteArrayOutputStream())
              .writeBytes(bytes);
          if (data.isLast()) {
            ended.add(data.streamId());
          }
          data.release();
        }
        default -> throw new AssertionError(frame);
      }
    }

    String text(int stream) {
      return received
          .getOrDefault(stream, new ByteArrayOutputStream())
          .toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      connection.close();
      codec.finishAndReleaseAll();
    }
  }

  @Test
  void theServerAgreesOnVersionFour() throws IOException {
    try (var client = new Client("true")) {
      assertThat(client.connection.head)
          .startsWith("HTTP/1.1 101")
          .containsIgnoringCase("upgrade: SPDY/3.1")
          .containsIgnoringCase("x-stream-protocol-version: v4.channel.k8s.io");
    }
  }

  @Test
  void everyStreamIsAcceptedAndEndedAndTheStatusComesLast() throws IOException {
    try (var client = new Client("sh", "-c", "echo out; echo err >&2; exit 4")) {
      client.readUntil(() -> client.ended.contains(ERROR));

      assertThat(client.replies).containsExactly(ERROR, STDIN, STDOUT, STDERR);
      assertThat(client.text(STDOUT)).isEqualTo("out\n");
      assertThat(client.text(STDERR)).isEqualTo("err\n");
      assertThat(client.text(ERROR)).contains("\"message\":\"4\"");
      assertThat(client.ended.getLast()).isEqualTo(ERROR);
      assertThat(client.ended).contains(STDOUT, STDERR);
    }
  }

  @Test
  void finOnTheLastDataEndsStandardInput() throws IOException {
    try (var client = new Client("sh", "-c", "wc -c; exit 0")) {
      client.input(new byte[] {1, 2, 3}, false);
      client.input(new byte[] {4, 5}, true);

      client.readUntil(() -> client.ended.contains(ERROR));

      assertThat(client.text(STDOUT)).isEqualTo("5\n");
      assertThat(client.text(ERROR)).contains("\"status\":\"Success\"");
    }
  }

  @Test
  void noWindowIsKeptNorAnnounced() throws IOException {
    try (var client = new Client("sh", "-c", "wc -c; head -c 3000000 /dev/zero")) {
      for (var i = 0; i < 30; i++) {
        client.input(new byte[100_000], i == 29);
      }

      client.readUntil(() -> client.ended.contains(ERROR));

      assertThat(client.text(STDOUT)).startsWith("3000000\n");
      assertThat(client.received.get(STDOUT).size()).isEqualTo(3_000_008);
      assertThat(client.windowUpdates).isZero();
    }
  }

  @Test
  void pingsAreAnswered() throws IOException {
    try (var client = new Client("sleep", "1000")) {
      client.write(new DefaultSpdyPingFrame(77));

      client.readUntil(() -> client.pings.contains(77));
    }
  }

  @Test
  void aCommandThatDoesNotReadHoldsTheClientBack() throws Exception {
    try (var client = new Client("sleep", "1000")) {
      var sent = new AtomicLong();
      var writer =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      while (sent.get() < 1_000_000_000) {
                        client.input(new byte[1_000_000], false);
                        sent.addAndGet(1_000_000);
                      }
                    } catch (IOException closed) {
                      // The end of the test.
                    }
                  });

      var before = -1L;
      while (before != sent.get()) {
        before = sent.get();
        writer.join(1000);
      }

      assertThat(sent.get()).isLessThan(100_000_000);
    }
  }
}
