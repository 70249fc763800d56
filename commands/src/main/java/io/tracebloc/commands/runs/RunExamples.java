package io.tracebloc.commands.runs;

import java.util.List;

/** What follows the commands in the examples of their help. */
public final class RunExamples {
  /** Of the list, for kubectl's users. */
  public static final List<String> LIST_KUBECTL =
      List.of("-n tracebloc", "-A -o wide", "-w", "-n tracebloc -o json");

  /** Of the list, for Helm's users. */
  public static final List<String> LIST_HELM = List.of("", "-o wide", "-w", "-o json");

  /** Of what shows one run. */
  public static final List<String> SHOW = List.of("leaves", "ingest-job-4f2a91c0de -o json");

  /** Of what prints logs. */
  public static final List<String> LOGS =
      List.of("leaves", "leaves -f", "ingest-job-4f2a91c0de --attempt 1");

  /** Of what follows a run. */
  public static final List<String> WATCH = List.of("leaves", "leaves -o json --timeout 30m");

  /** Of what ends one. */
  public static final List<String> CANCEL = List.of("leaves --dry-run", "leaves --yes");

  private RunExamples() {}
}
