package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Starts the scripts that take files, one for each stream. Safe for use by several threads. */
final class Workers implements AutoCloseable {
  private final Site site;
  private final List<String> place;
  private Optional<EarlyScript> early = Optional.empty();

  Workers(Site site, List<String> place) {
    this.site = site;
    this.place = place;
  }

  /** Starts the one of the first stream before there is anything for it to do. */
  synchronized void startEarly() {
    early = Optional.of(site.shell().early(RemoteScript.RECEIVE, place, parameters(0)));
  }

  /**
   * A worker at the end of a stream.
   *
   * @param number of the stream, from 0
   * @param streams how many there are
   * @throws io.tracebloc.engine.stream.StreamRefusedException if the server refuses
   */
  RunningScript start(int number, int streams, Digest digest) throws IOException {
    var turn = digest.command() + " " + streams;
    var first = number == 0 ? takeEarly() : Optional.<EarlyScript>empty();
    if (first.isPresent()) {
      try {
        return begun(first.get().take(), turn);
      } catch (InterruptedIOException interrupted) {
        throw interrupted;
      } catch (IOException trouble) {
        // Whether it stays will be seen in the usual way.
      }
    }
    return begun(site.shell().start(RemoteScript.RECEIVE, place, parameters(number)), turn);
  }

  private static RunningScript begun(RunningScript script, String turn) throws IOException {
    try {
      script.begin(turn);
      return script;
    } catch (IOException broken) {
      script.close();
      throw broken;
    }
  }

  private synchronized Optional<EarlyScript> takeEarly() {
    var first = early;
    early = Optional.empty();
    return first;
  }

  private static String[] parameters(int number) {
    var token = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    return new String[] {Integer.toString(number), token};
  }

  @Override
  public synchronized void close() {
    takeEarly().ifPresent(EarlyScript::close);
  }
}
