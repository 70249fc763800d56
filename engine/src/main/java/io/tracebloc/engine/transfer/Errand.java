package io.tracebloc.engine.transfer;

/**
 * What is to be done about an item.
 *
 * @param content whether its content is to be sent; otherwise the volume is believed to have it,
 *     and is only asked for its digest
 */
record Errand(WorkItem item, boolean content) {
  /** The same with its content. */
  Errand withContent() {
    return new Errand(item, true);
  }

  /** The same without. */
  Errand withoutContent() {
    return new Errand(item, false);
  }
}
