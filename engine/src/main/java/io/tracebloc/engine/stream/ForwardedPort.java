package io.tracebloc.engine.stream;

import io.tracebloc.engine.failure.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A connection to a port of a pod ({@code contract/protocol.md} 6.4). */
final class ForwardedPort implements PodConnection, Upgraded, Connection.Owner {
  private static final int PIPE = 256 * 1024;
  private static final int ERROR_LIMIT = 4096;

  private final BytePipe input = new BytePipe(PIPE);
  private final ByteArrayOutputStream errorText = new ByteArrayOutputStream();
  private final Connection connection;
  private final OutputStream output;

  ForwardedPort(UpgradedSocket socket, Framing framing, StreamOptions options) {
    this.connection = new Connection(socket, framing, options, this);
    this.output = new ChannelOutput(connection.outbox());
  }

  /** Starts to move bytes. */
  ForwardedPort started() {
    connection.start();
    return this;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public InputStream input() {
    return input;
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public void close() {
    connection.close();
    input.close();
  }

  @Override
  public void data(Inbound channel, byte[] bytes, int offset, int length) throws IOException {
    if (channel != Inbound.OUTPUT) {
      failed(bytes, offset, length);
      return;
    }
    try {
      input.add(bytes, offset, length);
    } catch (InterruptedException interrupted) {
      throw Interruptions.asIoException("receiving");
    }
  }

  @Override
  public void end(Inbound channel) {
    if (channel == Inbound.OUTPUT && errorText.size() == 0) {
      input.finish();
    }
  }

  @Override
  public void inputClosed() {
    connection.outbox().refuse(new IOException("the pod takes no more input"));
  }

  @Override
  public void over(IOException reason, boolean complete) {
    if (complete) {
      // A WebSocket has no other way to say that the pod's side is closed.
      input.finish();
    } else {
      input.fail(reason);
    }
  }

  private void failed(byte[] bytes, int offset, int length) {
    errorText.write(bytes, offset, Math.min(length, ERROR_LIMIT - errorText.size()));
    var text = Printable.of(errorText.toString(StandardCharsets.UTF_8).strip());
    var failure = new IOException("the connection to the pod failed: " + text);
    input.fail(failure);
    connection.outbox().refuse(failure);
  }
}
