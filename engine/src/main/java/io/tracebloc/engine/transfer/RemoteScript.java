package io.tracebloc.engine.transfer;

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
    var parameters = new ArrayList<>(place);
    parameters.addAll(List.of(more));
    var text = read("enter") + read(fileName());
    return new VolumeScript(fileName(), text).command(parameters.toArray(String[]::new));
  }

  private static String read(String name) {
    return VolumeScript.read(RemoteScript.class, name);
  }

  private String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
