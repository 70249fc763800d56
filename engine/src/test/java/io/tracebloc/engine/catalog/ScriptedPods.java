package io.tracebloc.engine.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.engine.stream.ExecSession;
import io.tracebloc.engine.stream.PodConnection;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Pods whose programs answer by script. As with WebSocket v4, input never ends by itself. */
final class ScriptedPods implements PodStreams {
  /** How a program ended. */
  record End(int code, String output, String errors) {
    static End of(String output) {
      return new End(0, output, "mysql: [Warning] Using a password on the command line\n");
    }
  }

  /** A program: what it makes of a whole input. */
  interface Program {
    End run(Call call) throws IOException;
  }

  /** One command that was run. */
  record Call(PodContainer container, List<String> command, String input) {
    boolean ofDatabase() {
      return command.getLast().contains("mysql");
    }
  }

  final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Program program;

  ScriptedPods(Program program) {
    this.program = program;
  }

  @Override
  public ExecSession exec(PodContainer container, List<String> command) {
    return new Session(container, command);
  }

  @Override
  public PodConnection connect(String namespace, String pod, int port) {
    throw new UnsupportedOperationException("nothing listens here");
  }

  private final class Session implements ExecSession {
    private final PodContainer container;
    private final List<String> command;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private final CompletableFuture<End> end = new CompletableFuture<>();

    Session(PodContainer container, List<String> command) {
      this.container = container;
      this.command = command;
      written();
    }

    /** The client of the database reads until it is told to leave, other programs do not read. */
    private void written() {
      var call = new Call(container, command, input.toString(UTF_8));
      if (end.isDone() || (call.ofDatabase() && !call.input().endsWith("\nexit\n"))) {
        return;
      }
      calls.add(call);
      try {
        end.complete(program.run(call));
      } catch (IOException | RuntimeException broken) {
        end.completeExceptionally(broken);
      }
    }

    @Override
    public OutputStream stdin() {
      return new OutputStream() {
        @Override
        public void write(int value) {
          write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
          input.write(bytes, offset, length);
          written();
        }
      };
    }

    @Override
    public InputStream stdout() {
      return whenEnded(End::output);
    }

    @Override
    public InputStream stderr() {
      return whenEnded(End::errors);
    }

    private InputStream whenEnded(Function<End, String> part) {
      return new InputStream() {
        private InputStream bytes;

        private InputStream bytes() throws IOException {
          if (bytes == null) {
            bytes = new ByteArrayInputStream(part.apply(ended()).getBytes(UTF_8));
          }
          return bytes;
        }

        @Override
        public int read() throws IOException {
          return bytes().read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          return bytes().read(into, offset, length);
        }
      };
    }

    private End ended() throws IOException {
      try {
        return end.get();
      } catch (ExecutionException broken) {
        throw broken.getCause() instanceof IOException cut ? cut : new IOException(broken);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }

    @Override
    public int await() throws IOException {
      return ended().code();
    }

    @Override
    public void close() {
      end.cancel(true);
    }
  }
}
