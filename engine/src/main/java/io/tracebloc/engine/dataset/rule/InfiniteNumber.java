package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;

/** TAB-05 in columns that are numeric because of their task, whatever their type is. */
final class InfiniteNumber {
  private InfiniteNumber() {}

  static Finding finding(Slice cell) {
    return Finding.of(
        Rule.TAB_05,
        "%s is infinite, which no column can hold.".formatted(Wording.quoted(cell.trim())));
  }
}
