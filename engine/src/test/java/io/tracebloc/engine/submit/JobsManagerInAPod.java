package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tracebloc.engine.stream.ExecSession;
import io.tracebloc.engine.stream.PodConnection;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Port-forwards in memory: each connection gets the next raw answer of a script. */
final class JobsManagerInAPod implements PodStreams {
  /** What a connection does once it has the request. */
  interface Answer {
    void write(OutputStream output) throws IOException, InterruptedException;
  }

  final List<String> pods = new CopyOnWriteArrayList<>();
  final List<String> requests = new CopyOnWriteArrayList<>();
  final CountDownLatch asked = new CountDownLatch(1);
  private final BlockingQueue<Answer> script = new LinkedBlockingQueue<>();

  private Optional<IOException> refusal = Optional.empty();

  JobsManagerInAPod answers(String raw) {
    script.add(output -> output.write(raw.getBytes(ISO_8859_1)));
    return this;
  }

  JobsManagerInAPod answers(int status, String body) {
    return answers(
        "HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body));
  }

  /** Takes the request and never says a word. */
  JobsManagerInAPod isSilent() {
    script.add(_ -> new CountDownLatch(1).await());
    return this;
  }

  /** Every port-forward is refused. */
  void refusesConnections(IOException why) {
    refusal = Optional.of(why);
  }

  @Override
  public ExecSession exec(PodContainer container, List<String> command) throws IOException {
    throw new IOException("Nobody runs commands here");
  }

  @Override
  public PodConnection connect(String namespace, String pod, int port) throws IOException {
    pods.add("%s/%s:%d".formatted(namespace, pod, port));
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    Answer answer = script.remove();
    var fromClient = new PipedInputStream(256 * 1024);
    var toPod = new PipedOutputStream(fromClient);
    var fromPod = new PipedInputStream(256 * 1024);
    var toClient = new PipedOutputStream(fromPod);
    Thread pump = Thread.ofVirtual().start(() -> serve(fromClient, toClient, answer));
    return new PodConnection() {
      @Override
      public InputStream input() {
        return fromPod;
      }

      @Override
      public OutputStream output() {
        return toPod;
      }

      @Override
      public void close() throws IOException {
        pump.interrupt();
        toPod.close();
        fromPod.close();
      }
    };
  }

  private void serve(InputStream fromClient, OutputStream toClient, Answer answer) {
    try (toClient) {
      requests.add(request(fromClient));
      asked.countDown();
      answer.write(toClient);
    } catch (IOException e) {
      requests.add("broken: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads head and body of one request. */
  private static String request(InputStream input) throws IOException {
    var request = new StringBuilder();
    while (!request.toString().endsWith("\r\n\r\n")) {
      request.append((char) input.read());
    }
    String length = request.toString().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1");
    byte[] body = input.readNBytes(Integer.parseInt(length));
    return request.append(new String(body, ISO_8859_1)).toString();
  }
}
