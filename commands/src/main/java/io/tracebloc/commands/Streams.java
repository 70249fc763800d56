package io.tracebloc.commands;

import io.tracebloc.commands.output.EventLines;
import io.tracebloc.commands.output.ResultObject;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The standard streams: results on one, progress, warnings and errors on the other, answers of a
 * person from the third. All are UTF-8 whatever the locale says, as kubectl's are, and a failed
 * write never ends the work.
 */
public final class Streams {
  private final Remembering remembering;
  private final PrintStream out;
  private final OutputStream rawErr;
  private final Redirected redirected;
  private final PrintStream err;
  private final InputStream rawIn;
  private final BufferedReader in;
  private final ResultObject result;
  private volatile Optional<EventLines> events = Optional.empty();

  /** Streams that end up here, with nobody to answer. */
  public Streams(OutputStream out, OutputStream err) {
    this(InputStream.nullInputStream(), out, err);
  }

  /** Streams that come from and end up here. */
  public Streams(InputStream in, OutputStream out, OutputStream err) {
    this.rawIn = in;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    remembering = new Remembering(out);
    this.out = new PrintStream(remembering, false, StandardCharsets.UTF_8);
    this.rawErr = err;
    this.redirected = new Redirected(err);
    this.err = new PrintStream(redirected, false, StandardCharsets.UTF_8);
    result = new ResultObject(this.out);
  }

  /** For results. Buffered: see {@link #flush}. */
  public PrintStream out() {
    return out;
  }

  /** For everything else; whoever prints a line there flushes it. */
  public PrintStream err() {
    return err;
  }

  /** From now on, standard error takes events only; text that is printed there becomes some. */
  void tellEvents(InstantSource clock) {
    var lines = new EventLines(rawErr, clock);
    redirected.to(lines.text());
    events = Optional.of(lines);
  }

  /** Takes events, if a program wants some. */
  public Optional<EventLines> events() {
    return events;
  }

  /** The JSON object on standard output, if one was asked for. */
  public ResultObject result() {
    return result;
  }

  /** Standard input where it is no person's answers but data; only one of the two is read. */
  public InputStream rawIn() {
    return rawIn;
  }

  /** What a person types. */
  public BufferedReader in() {
    return in;
  }

  /**
   * Writes out what is buffered.
   *
   * @return why results could not be written, if that ever happened
   */
  public Optional<IOException> flush() {
    out.flush();
    err.flush();
    return Optional.ofNullable(remembering.failure);
  }

  /** Leads to one stream at first, and later perhaps to another. */
  private static final class Redirected extends OutputStream {
    private volatile OutputStream target;

    private Redirected(OutputStream target) {
      this.target = target;
    }

    private void to(OutputStream other) {
      target = other;
    }

    @Override
    public void write(int value) throws IOException {
      target.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }
  }

  /** Keeps the first failure, which a {@link PrintStream} would swallow. */
  private static final class Remembering extends FilterOutputStream {
    private volatile IOException failure;

    private Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
