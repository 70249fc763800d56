package io.tracebloc.engine.runs;

import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a person should know of a look at runs, each thing once. Thread-safe. */
final class Remarks {
  private final Map<String, String> remarks = new LinkedHashMap<>();

  /** Something that is worth knowing, printable. */
  synchronized void add(String remark) {
    remarks.putIfAbsent(remark, remark);
  }

  /**
   * Something could not be read. Told once for each kind of thing, however many there are.
   *
   * @param what is missing now, as a sentence
   */
  synchronized void missing(String what, Failure why) {
    remarks.putIfAbsent(what, what + ": " + why.getMessage());
  }

  /** The same where the server refused; for want of a right the rule is told. */
  synchronized void missing(String what, AccessRule needed, Refused<?> refused) {
    var rule = refused.forbidden() ? "; the rule that is missing: " + needed : "";
    remarks.putIfAbsent(what, what + ": " + refused.failure().getMessage() + rule);
  }

  synchronized List<String> all() {
    return new ArrayList<>(remarks.values());
  }
}
