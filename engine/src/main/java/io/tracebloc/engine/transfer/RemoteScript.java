package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The programs run in the stage Pod: constant text in resource files, for any POSIX shell with
 * BusyBox's tools. Values reach them as positional parameters only, never as part of the text.
 */
enum RemoteScript {
  /** Checks name, writability and room. */
  PREPARE,
  /** Tells how fast digests are. */
  PROBE,
  /** Takes the files. */
  RECEIVE,
  /** Compares a listing of what arrived. */
  SEAL,
  /** Names everything that arrived. */
  LIST,
  /** Removes some of it. */
  PRUNE,
  /** Begins with what stands in place. */
  LINK,
  /** Tells how far an unfinished upload has come. */
  JOURNAL,
  /** Renames the new directory into place. */
  SWAP,
  /** Removes a failed upload. */
  ABORT,
  /** Removes the staged copy. */
  RECLAIM;

  /**
   * The command that runs the script.
   *
   * @param place {@link Destination#parameters}
   * @param more the script's own parameters
   */
  List<String> command(List<String> place, String... more) {
    var command = new ArrayList<String>();
    command.add("sh");
    command.add("-c");
    command.add(read("enter") + read(fileName()));
    command.add("tracebloc-" + fileName());
    command.addAll(place);
    command.addAll(List.of(more));
    return command;
  }

  /** A script without its comment lines, to keep request paths short. */
  private static String read(String name) {
    var resource = name + ".sh";
    try (var in = RemoteScript.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^ *#.*\n", "")
          .replaceAll("(?m)^ +", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
