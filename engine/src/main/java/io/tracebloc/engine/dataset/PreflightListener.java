package io.tracebloc.engine.dataset;

/**
 * Hears how a preflight goes. All calls come from the thread that runs the preflight, one at a
 * time, and must return quickly.
 */
public interface PreflightListener {
  /** One problem or remark. All of them come here; showing only some is up to the listener. */
  void finding(Finding finding);

  /**
   * Options, layout and header are checked; what comes now takes the longer the larger the dataset.
   */
  default void quickChecksFinished() {}

  /** Files seen by the scan so far. */
  default void scanned(long files) {}

  /** The scan is over: what would be staged, and its size. */
  default void scanFinished(FileSet files) {}

  /** Data rows of the manifest read so far; called now and then. */
  default void rowsRead(long rows) {}

  /** Files whose content was checked so far, out of the total. */
  default void checked(long files, long total) {}
}
