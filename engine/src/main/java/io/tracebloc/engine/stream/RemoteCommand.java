package io.tracebloc.engine.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A command run over a {@link Connection}, whatever its framing. Safe for use by several threads.
 */
final class RemoteCommand implements ExecSession, Upgraded, Connection.Owner {
  private static final int PIPE = 256 * 1024;
  private static final int STATUS_LIMIT = 64 * 1024;

  /** A status comes in one piece or a few; each is a try to read it. */
  private static final int STATUS_PIECES = 256;

  /** How long output may still come after the status. */
  private static final Duration AFTERMATH = Duration.ofSeconds(2);

  private final BytePipe stdout = new BytePipe(PIPE);
  private final BytePipe stderr = new BytePipe(PIPE);
  private final ByteArrayOutputStream statusBytes = new ByteArrayOutputStream();
  private int statusPieces;
  private final EnumSet<Inbound> open = EnumSet.allOf(Inbound.class);
  private final CompletableFuture<ExecStatus> status = new CompletableFuture<>();
  private final Connection connection;
  private final OutputStream stdin;

  RemoteCommand(UpgradedSocket socket, Framing framing, StreamOptions options) {
    this.connection = new Connection(socket, framing, options, this);
    this.stdin = new ChannelOutput(connection.outbox());
  }

  /** Starts to move bytes. */
  RemoteCommand started() {
    connection.start();
    return this;
  }

  Outbox outbox() {
    return connection.outbox();
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public OutputStream stdin() {
    return stdin;
  }

  @Override
  public InputStream stdout() {
    return stdout;
  }

  @Override
  public InputStream stderr() {
    return stderr;
  }

  @Override
  public int await() throws IOException, InterruptedException {
    try {
      var end = status.get();
      return end.exitCode()
          .orElseThrow(() -> new IOException("the command could not be run: " + end.message()));
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    }
  }

  @Override
  public void close() {
    connection.close();
    stdout.close();
    stderr.close();
  }

  @Override
  public void data(Inbound channel, byte[] bytes, int offset, int length) throws IOException {
    try {
      switch (channel) {
        case OUTPUT -> stdout.add(bytes, offset, length);
        case ERRORS -> stderr.add(bytes, offset, length);
        case STATUS -> addStatus(bytes, offset, length);
      }
    } catch (InterruptedException interrupted) {
      throw Interruptions.asIoException("receiving");
    }
  }

  @Override
  public void end(Inbound channel) {
    open.remove(channel);
    switch (channel) {
      case OUTPUT -> stdout.finish();
      case ERRORS -> stderr.finish();
      case STATUS -> ended();
    }
    if (status.isDone() && !open.contains(Inbound.OUTPUT) && !open.contains(Inbound.ERRORS)) {
      connection.close();
    }
  }

  @Override
  public void inputClosed() {
    connection.outbox().refuse(new IOException("the remote command takes no more input"));
  }

  @Override
  public void over(IOException reason, boolean complete) {
    if (status.isDone() && !status.isCompletedExceptionally()) {
      stdout.finish();
      stderr.finish();
      return;
    }
    stdout.fail(reason);
    stderr.fail(reason);
    unknown(reason);
  }

  private void addStatus(byte[] bytes, int offset, int length) throws IOException {
    if (status.isDone()) {
      return;
    }
    statusPieces++;
    if (statusBytes.size() + length > STATUS_LIMIT || statusPieces > STATUS_PIECES) {
      throw new IOException("the status of the remote command is too long");
    }
    statusBytes.write(bytes, offset, length);
    ExecStatus.parse(statusBytes.toString(StandardCharsets.UTF_8)).ifPresent(this::ended);
  }

  /** The end of the status; nothing more can be learned. */
  private void ended() {
    if (!status.isDone()) {
      unknown(new IOException("the server sent no status"));
      wrapUp("the server ended the command without a status");
    }
  }

  private void unknown(IOException reason) {
    var words = ExecStatus.printable(statusBytes.toString(StandardCharsets.UTF_8).strip());
    status.completeExceptionally(
        new IOException(
            "the outcome of the remote command is unknown: %s%s"
                .formatted(reason.getMessage(), words.isEmpty() ? "" : " (" + words + ")"),
            reason));
  }

  /** The process is gone: what is still being written to it will never be read. */
  private void ended(ExecStatus end) {
    status.complete(end);
    wrapUp("the remote command has ended");
  }

  private void wrapUp(String refusal) {
    connection.outbox().refuse(new IOException(refusal));
    if (open.contains(Inbound.OUTPUT) || open.contains(Inbound.ERRORS)) {
      connection.linger(AFTERMATH);
    } else {
      connection.close();
    }
  }
}
