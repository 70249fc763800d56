package io.tracebloc.sandbox.samples;

import java.util.Locale;

/** Names of records: {@code boat_00042}. */
final class RecordName {
  private RecordName() {}

  static String of(String kind, int index) {
    return String.format(Locale.ROOT, "%s_%05d", kind, index);
  }
}
