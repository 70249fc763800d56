package io.tracebloc.engine.transfer;

import io.tracebloc.engine.stream.ExecSession;
import io.tracebloc.engine.stream.PodConnection;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Pod made of local processes. Like WebSocket v4 it has no half-close: a command's input ends
 * only when the connection does.
 */
final class LocalPod implements PodStreams, AutoCloseable {
  /** Never reached. */
  static final long NEVER = Long.MAX_VALUE;

  final Path volume;
  final List<String> scripts = new CopyOnWriteArrayList<>();
  private final Toolset tools;
  private final Path bin;
  private final String path;
  private final List<Process> processes = new CopyOnWriteArrayList<>();
  private List<String> prefix = List.of();
  private Consumer<String> beforeScript = script -> {};
  volatile long cutAfter = NEVER;

  /** Most bytes that a worker was sent. */
  volatile long longest;

  private volatile boolean cutOnce;
  volatile long stallAfter = NEVER;
  final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  LocalPod(Path folder, Toolset tools) throws IOException {
    this.tools = tools;
    this.bin = folder.resolve("bin-" + tools);
    this.path = tools.path(bin);
    this.volume = Files.createDirectories(folder.resolve("volume"));
  }

  /** Names in a directory of the volume; none if it does not exist. */
  Set<String> names(String directory) throws IOException {
    var names = new TreeSet<String>();
    if (Files.isDirectory(volume.resolve(directory))) {
      try (var entries = Files.newDirectoryStream(volume.resolve(directory))) {
        entries.forEach(entry -> names.add(entry.getFileName().toString()));
      }
    }
    return names;
  }

  /** The same without the directory in which nothing but manifests lies. */
  Set<String> visible(String directory) throws IOException {
    var names = names(directory);
    if (names(directory + "/.tracebloc-staging").stream()
        .allMatch(name -> name.endsWith(".manifest"))) {
      names.remove(".tracebloc-staging");
    }
    return names;
  }

  /** Takes a tool away. */
  void without(String tool) throws IOException {
    Files.delete(bin.resolve(tool));
  }

  /** Runs every command through another one. */
  void through(String... command) {
    prefix = List.of(command);
  }

  /** Hears the name of each script before it starts. */
  void before(Consumer<String> action) {
    beforeScript = action;
  }

  /** Breaks the connection to the next worker. */
  void cutOnceAfter(long bytes) {
    cutOnce = true;
    cutAfter = bytes;
  }

  /** Breaks a stalled connection. */
  void release() {
    released.countDown();
  }

  @Override
  public ExecSession exec(PodContainer container, List<String> command) throws IOException {
    var name = command.get(3);
    scripts.add(name);
    beforeScript.accept(name);
    var whole = new ArrayList<>(prefix);
    whole.addAll(command);
    var builder = new ProcessBuilder(whole).directory(volume.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    processes.add(process);
    return new LocalSession(process, name.equals("tracebloc-receive"));
  }

  @Override
  public PodConnection connect(String namespace, String pod, int port) {
    throw new UnsupportedOperationException("nothing listens here");
  }

  /** Whether some process of a finished session is still running. */
  boolean busy() {
    return processes.stream().anyMatch(Process::isAlive);
  }

  @Override
  public void close() throws IOException {
    for (var process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().join();
    }
    tools.clear(bin);
  }

  private final class LocalSession implements ExecSession {
    private final Process process;
    private final boolean faulty;
    private volatile boolean cut;
    private volatile boolean closed;
    private final OutputStream out;
    private long written;

    LocalSession(Process process, boolean faulty) {
      this.process = process;
      this.faulty = faulty;
      this.out = process.getOutputStream();
    }

    @Override
    public OutputStream stdin() {
      return new OutputStream() {
        @Override
        public void write(int value) throws IOException {
          write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          writeWithFaults(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
          // No half-close.
          out.flush();
        }
      };
    }

    private void writeWithFaults(byte[] bytes, int offset, int length) throws IOException {
      long budget = faulty ? Math.min(cutAfter, stallAfter) - written : NEVER;
      int allowed = (int) Math.min(length, budget);
      out.write(bytes, offset, allowed);
      out.flush();
      written += allowed;
      longest = Math.max(longest, written);
      if (allowed < length && cutAfter <= written) {
        cut = true;
        if (cutOnce) {
          cutAfter = NEVER;
        }
        out.close();
        throw new IOException("the connection broke");
      }
      if (allowed < length) {
        stall();
      }
    }

    private void stall() throws IOException {
      out.flush();
      stalled.countDown();
      try {
        released.await();
        throw new IOException("the stream was closed");
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while writing");
      }
    }

    @Override
    public InputStream stdout() {
      return process.getInputStream();
    }

    @Override
    public InputStream stderr() {
      return process.getErrorStream();
    }

    @Override
    public int await() throws IOException, InterruptedException {
      int code = process.waitFor();
      if (cut || closed) {
        throw new IOException("the outcome of the remote command is unknown");
      }
      return code;
    }

    @Override
    public void close() {
      closed = process.isAlive();
      try {
        process.getOutputStream().close();
      } catch (IOException ignored) {
        // The process has gone.
      }
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          throw new AssertionError("a remote script outlived its input");
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
