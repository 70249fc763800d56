package io.tracebloc.sandbox.pods.stream;

import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exec and attach over SPDY/3.1: the client opens the streams {@code error}, {@code stdin}, {@code
 * stdout} and {@code stderr}; FIN on stdin is its end; the status comes on the error stream
 * (protocol.md 6.6). Runs on the event loop, except for what sends output.
 */
final class SpdyExec extends SpdyServer implements ExecClient {
  private enum Role {
    ERROR,
    STDIN,
    STDOUT,
    STDERR,
    RESIZE
  }

  private final SessionStarter starter;
  private final InboundBytes input;
  private final Map<Role, Integer> streams = new ConcurrentHashMap<>();
  private final Set<Output> finished = ConcurrentHashMap.newKeySet();
  private boolean started;

  SpdyExec(Connection connection, SessionStarter starter) {
    super(connection);
    this.starter = starter;
    this.input = new InboundBytes(connection);
    connection.onGone(input::end);
  }

  @Override
  void opened(SpdySynStreamFrame stream) {
    var type = header(stream, STREAM_TYPE);
    Role role;
    try {
      role = Role.valueOf(type.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      refuse(stream);
      return;
    }
    streams.put(role, stream.streamId());
    accept(stream);
    if (!started && complete()) {
      started = true;
      starter.start(input, this);
    }
  }

  private boolean complete() {
    var request = starter.request();
    return streams.containsKey(Role.ERROR)
        && (!request.stdin() || streams.containsKey(Role.STDIN))
        && (!request.stdout() || streams.containsKey(Role.STDOUT))
        && (!request.stderr() || streams.containsKey(Role.STDERR));
  }

  @Override
  void data(SpdyDataFrame frame) {
    if (!Integer.valueOf(frame.streamId()).equals(streams.get(Role.STDIN))) {
      return;
    }
    input.offer(connection().received(frame.content()));
    if (frame.isLast()) {
      input.end();
    }
  }

  @Override
  void reset(SpdyRstStreamFrame frame) {
    if (Integer.valueOf(frame.streamId()).equals(streams.get(Role.STDIN))) {
      input.end();
    }
  }

  @Override
  public void output(Output output, byte[] bytes, int length) throws IOException {
    var id = id(output);
    if (id.isPresent() && connection().mayPass(bytes, length)) {
      connection().send(new DefaultSpdyDataFrame(id.get(), connection().copy(bytes, length)));
    }
  }

  @Override
  public void outputEnded(Output output) throws IOException {
    var id = id(output);
    if (id.isPresent() && finished.add(output)) {
      connection().send(last(id.get()));
    }
  }

  private Optional<Integer> id(Output output) {
    return Optional.ofNullable(streams.get(output == Output.STDOUT ? Role.STDOUT : Role.STDERR));
  }

  @Override
  public void ended(byte[] status) {
    try {
      outputEnded(Output.STDOUT);
      outputEnded(Output.STDERR);
    } catch (IOException gone) {
      return;
    }
    var frame =
        new DefaultSpdyDataFrame(streams.get(Role.ERROR), connection().copy(status, status.length));
    frame.setLast(true);
    connection().finish(frame, PATIENCE);
  }
}
