package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;

/**
 * Short scripts, run until their outcome is known: all of them may be run again. Safe for use by
 * several threads.
 */
final class RemoteCommands {
  private static final RemoteShell.Input NOTHING = _ -> {};

  private final Site site;
  private final List<String> place;
  private final Recovery recovery;

  RemoteCommands(Site site, List<String> place, Recovery recovery) {
    this.site = site;
    this.place = place;
    this.recovery = recovery;
  }

  /** Starts a script before it is its turn. */
  EarlyScript early(RemoteScript script, String... more) {
    return site.shell().early(script, place, more);
  }

  /** Runs a script that answers in a few lines. */
  ScriptAnswer run(String action, RemoteScript script, String... more) {
    return call(action, script, NOTHING, ScriptAnswer::read, more);
  }

  /**
   * Runs a script.
   *
   * @param action what it is for, for example {@code checking the volume}
   * @throws io.tracebloc.engine.failure.Failure if it cannot be done
   */
  <T> T call(
      String action,
      RemoteScript script,
      RemoteShell.Input input,
      RemoteShell.Output<T> output,
      String... more) {
    return until(action, () -> site.shell().call(script, input, output, place, more));
  }

  /** Runs a script that was started early; if it has to be tried again, in the usual way. */
  <T> T call(
      String action,
      EarlyScript early,
      RemoteScript script,
      RemoteShell.Input input,
      RemoteShell.Output<T> output,
      String... more) {
    try {
      return site.shell().call(early, input, output);
    } catch (ScriptFailedException | InterruptedIOException trouble) {
      recovery.after(action, trouble);
    } catch (IOException perhapsLongAgo) {
      // Whether there is trouble now will be seen in the usual way.
    } catch (InterruptedException interrupted) {
      throw Recovery.interrupted();
    }
    return call(action, script, input, output, more);
  }

  /** The same for a command that knows no place. */
  <T> T call(
      String action, List<String> command, RemoteShell.Input input, RemoteShell.Output<T> output) {
    return until(action, () -> site.shell().call(command, input, output));
  }

  private interface Attempt<T> {
    T make() throws IOException, InterruptedException;
  }

  private <T> T until(String action, Attempt<T> attempt) {
    while (true) {
      try {
        return attempt.make();
      } catch (IOException trouble) {
        recovery.after(action, trouble);
      } catch (InterruptedException interrupted) {
        throw Recovery.interrupted();
      }
    }
  }
}
