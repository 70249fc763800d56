package io.tracebloc.engine.transfer;

import io.tracebloc.engine.stream.ExecSession;
import io.tracebloc.engine.stream.PodConnection;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.FilterInputStream;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A Pod made of local processes. Like WebSocket v4 it has no half-close: a command's input ends
 * only when the connection does.
 */
final class LocalPod implements PodStreams, AutoCloseable {
  /** Never reached. */
  static final long NEVER = Long.MAX_VALUE;

  final Path volume;

  /** Names of those that were started, and told to begin if they wait for that. */
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

  /** Bytes that all workers together were sent. */
  final AtomicLong sent = new AtomicLong();

  /** How often a connection was broken. */
  final AtomicInteger cuts = new AtomicInteger();

  private Faults faults = Faults.NONE;

  /** When connections break. */
  interface Faults {
    /** They do not. */
    Faults NONE = _ -> NEVER;

    /** After how many bytes of its input the connection to this script breaks. */
    long cut(String script);

    /** After how many bytes of its output, which may come before. */
    default long cutOutput(String script) {
      return NEVER;
    }
  }

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

  /** Hears the name of each script before it begins. */
  void before(Consumer<String> action) {
    beforeScript = action;
  }

  /** Breaks the connection to the next worker. */
  void cutOnceAfter(long bytes) {
    cutOnce = true;
    cutAfter = bytes;
  }

  /** Breaks connections, as told for each script that starts. */
  void breaks(Faults next) {
    faults = next;
  }

  /** Breaks a stalled connection. */
  void release() {
    released.countDown();
  }

  @Override
  public ExecSession exec(PodContainer container, List<String> command) throws IOException {
    var name = command.get(3);
    boolean waits = command.get(2).startsWith("read -r turn");
    if (!waits) {
      begins(name);
    }
    var whole = new ArrayList<>(prefix);
    whole.addAll(command);
    var builder = new ProcessBuilder(whole).directory(volume.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    processes.add(process);
    return new LocalSession(process, name, waits);
  }

  private void begins(String script) {
    scripts.add(script);
    beforeScript.accept(script);
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
    private final String name;
    private final boolean waits;
    private final boolean worker;
    private final long ownCut;
    private final CutOutput output;
    private volatile boolean cut;
    private volatile boolean closed;
    private final OutputStream out;
    private long written;

    LocalSession(Process process, String name, boolean waits) {
      this.process = process;
      this.name = name;
      this.waits = waits;
      this.worker = name.equals("tracebloc-receive");
      this.ownCut = faults.cut(name);
      this.output = new CutOutput(process.getInputStream(), faults.cutOutput(name));
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
      if (waits && written == 0) {
        begins(name);
      }
      long budget = (worker ? Math.min(ownCut, Math.min(cutAfter, stallAfter)) : ownCut) - written;
      int allowed = (int) Math.min(length, budget);
      out.write(bytes, offset, allowed);
      out.flush();
      written += allowed;
      if (worker) {
        longest = Math.max(longest, written);
        sent.addAndGet(allowed);
      }
      if (allowed < length && (ownCut <= written || cutAfter <= written)) {
        breakConnection();
        if (cutOnce) {
          cutAfter = NEVER;
        }
        throw new IOException("the connection broke");
      }
      if (allowed < length) {
        stall();
      }
    }

    private void breakConnection() throws IOException {
      cut = true;
      cuts.incrementAndGet();
      out.close();
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
      return output;
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
        process.getInputStream().close();
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

    /** Output of which the end is lost. */
    private final class CutOutput extends FilterInputStream {
      private long left;

      CutOutput(InputStream in, long left) {
        super(in);
        this.left = left;
      }

      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
          breakConnection();
          in.close();
          throw new IOException("the connection broke");
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
      }
    }
  }
}
