package io.tracebloc.sandbox.pods;

import io.tracebloc.sandbox.access.Authorizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A connection to the API whose bytes a test writes and reads itself. */
final class UpgradedConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  final DataInputStream in;
  final OutputStream out;
  final String head;
  private final SSLSocket socket;

  /**
   * Sends an upgrade request and reads the answer's head.
   *
   * @param headers whole lines
   */
  UpgradedConnection(PracticeApi cluster, String method, String path, List<String> headers)
      throws IOException {
    socket = connect(cluster);
    socket.setSoTimeout(PATIENCE_MILLIS);
    // Closing must not wait for a write that is held back.
    socket.setSoLinger(true, 1);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    out = socket.getOutputStream();
    var request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
            + headers.stream().map(line -> line + "\r\n").collect(Collectors.joining())
            + "\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    head = readHead();
  }

  /** Opens a WebSocket. */
  static UpgradedConnection webSocket(PracticeApi cluster, String path, String... protocols)
      throws IOException {
    return new UpgradedConnection(
        cluster,
        "GET",
        path,
        List.of(
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==",
            "Sec-WebSocket-Protocol: " + String.join(", ", protocols)));
  }

  /** The path of an exec with all outputs. */
  static String exec(String pod, boolean stdin, String... command) {
    return "/api/v1/namespaces/default/pods/%s/exec?stdout=true&stderr=true&stdin=%s"
            .formatted(pod, stdin)
        + Arrays.stream(command)
            .map(word -> "&command=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
            .collect(Collectors.joining());
  }

  private static SSLSocket connect(PracticeApi cluster) throws IOException {
    try {
      var identity = cluster.server.authority().client("tester", List.of(Authorizer.MASTERS));
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "me", identity.key(), new char[0], new X509Certificate[] {identity.certificate()});
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), new TrustManager[] {new TrustAll()}, null);
      return (SSLSocket)
          context
              .getSocketFactory()
              .createSocket(InetAddress.getLoopbackAddress(), cluster.server.address().getPort());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The certificate is not what these tests are about. */
  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** How long reading may take from now on. */
  void timeout(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  private String readHead() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      bytes.write(in.readUnsignedByte());
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }

  /** A WebSocket frame from the server. */
  record Frame(int opcode, ByteBuffer payload) {
    int channel() {
      return payload.get(0) & 0xff;
    }

    byte[] bytes() {
      var bytes = new byte[payload.remaining() - 1];
      payload.get(1, bytes);
      return bytes;
    }

    String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  Frame read() throws IOException {
    var opcode = in.readUnsignedByte() & 0x0f;
    long length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    return new Frame(opcode, ByteBuffer.wrap(in.readNBytes((int) length)));
  }

  /** The next frame of that channel that has a payload. */
  Frame read(int channel) throws IOException {
    while (true) {
      var frame = read();
      if (frame.opcode() == 2 && frame.channel() == channel && frame.payload().limit() > 1) {
        return frame;
      }
    }
  }

  /** Sends one frame, masked as a client's must be. */
  void send(int opcode, boolean last, byte[] payload) throws IOException {
    var frame = new ByteArrayOutputStream(payload.length + 16);
    frame.write((last ? 0x80 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length < 65536) {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    var mask = new byte[] {1, 2, 3, 4};
    frame.writeBytes(mask);
    for (var i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ mask[i & 3]);
    }
    out.write(frame.toByteArray());
    out.flush();
  }

  void send(int channel, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var message = new byte[bytes.length + 1];
    message[0] = (byte) channel;
    System.arraycopy(bytes, 0, message, 1, bytes.length);
    send(2, true, message);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
