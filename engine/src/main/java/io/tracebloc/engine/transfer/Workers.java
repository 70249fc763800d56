package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Starts the scripts that take files, one for each stream. Safe for use by several threads. */
final class Workers {
  private final Site site;
  private final List<String> place;
  private final EarlyScripts early;

  Workers(Site site, List<String> place, EarlyScripts early) {
    this.site = site;
    this.place = place;
    this.early = early;
  }

  /** Starts the one of the first stream before there is anything for it to do. */
  void startEarly() {
    early.start(RemoteScript.RECEIVE, parameters(0));
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
    var first = number == 0 ? early.take(RemoteScript.RECEIVE) : Optional.<EarlyScript>empty();
    if (first.isPresent()) {
      try (var script = first.get()) {
        return begun(script.take(), turn);
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

  private static String[] parameters(int number) {
    var token = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    return new String[] {Integer.toString(number), token};
  }
}
