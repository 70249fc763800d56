package io.tracebloc.engine.submit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives the answers of a script, the last one for ever, and remembers what it was sent. */
final class ScriptedTransport implements SubmitTransport {
  private final Deque<Turn> script = new ArrayDeque<>();
  final List<String> bodies = new ArrayList<>();
  final List<String> tokens = new ArrayList<>();

  private interface Turn {
    HttpAnswer answer(Runnable sending) throws IOException, InterruptedException;
  }

  ScriptedTransport answers(int status, String body) {
    script.add(
        sending -> {
          sending.run();
          return new HttpAnswer(status, body);
        });
    return this;
  }

  ScriptedTransport accepts() {
    return answers(201, "{\"job_name\":\"ingest-job-1\",\"namespace\":\"demo\",\"replay\":false}");
  }

  /** No connection comes about. */
  ScriptedTransport refuses() {
    return failsWith(new IOException("connection refused"));
  }

  ScriptedTransport failsWith(IOException problem) {
    script.add(
        _ -> {
          throw problem;
        });
    return this;
  }

  /** The connection breaks after the request was sent. */
  ScriptedTransport breaks() {
    script.add(
        sending -> {
          sending.run();
          throw new IOException("connection reset");
        });
    return this;
  }

  ScriptedTransport speaksNonsense() {
    script.add(
        sending -> {
          sending.run();
          throw new MalformedAnswerException("the answer is not HTTP: \"220 smtp\"");
        });
    return this;
  }

  ScriptedTransport isInterrupted(boolean afterSending) {
    script.add(
        sending -> {
          if (afterSending) {
            sending.run();
          }
          throw new InterruptedException();
        });
    return this;
  }

  @Override
  public String destination() {
    return "Service demo/jobs-manager";
  }

  @Override
  public HttpAnswer post(byte[] body, IngestorToken token, Runnable sending)
      throws IOException, InterruptedException {
    bodies.add(new String(body, java.nio.charset.StandardCharsets.UTF_8));
    tokens.add(token.secret());
    Turn turn = script.size() > 1 ? script.removeFirst() : script.getFirst();
    return turn.answer(sending);
  }
}
