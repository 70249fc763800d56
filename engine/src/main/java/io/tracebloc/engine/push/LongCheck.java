package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PreflightListener;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notices that a check is going to take a while: the data are large, and the quick checks, which
 * find most mistakes, have rejected nothing. Passes everything on.
 */
final class LongCheck implements PreflightListener {
  /** Less is checked in a quarter of a second. */
  static final long LARGE = 100L * 1024 * 1024;

  private final PreflightListener listener;
  private final Consumer<FileSet> whenLong;
  private final Runnable whenRejected;
  private Optional<FileSet> files = Optional.empty();
  private boolean quickChecksAreOver;
  private boolean rejected;
  private boolean isTold;

  /**
   * Listens to one check.
   *
   * @param whenLong told once at most, of the files that are going to be staged
   * @param whenRejected told once at most, that they are not
   */
  LongCheck(PreflightListener listener, Consumer<FileSet> whenLong, Runnable whenRejected) {
    this.listener = requireNonNull(listener);
    this.whenLong = requireNonNull(whenLong);
    this.whenRejected = requireNonNull(whenRejected);
  }

  private void look() {
    if (!rejected && !isTold && quickChecksAreOver && files.isPresent()) {
      isTold = true;
      files.filter(found -> found.bytes() >= LARGE).ifPresent(whenLong);
    }
  }

  @Override
  public void finding(Finding finding) {
    if (!rejected && finding.severity() == Finding.Severity.REJECTION) {
      rejected = true;
      whenRejected.run();
    }
    listener.finding(finding);
  }

  @Override
  public void quickChecksFinished() {
    listener.quickChecksFinished();
    quickChecksAreOver = true;
    look();
  }

  @Override
  public void scanFinished(FileSet found) {
    listener.scanFinished(found);
    files = Optional.of(found);
    look();
  }

  @Override
  public void scanned(long seen) {
    listener.scanned(seen);
  }

  @Override
  public void rowsRead(long rows) {
    listener.rowsRead(rows);
  }

  @Override
  public void checked(long done, long total) {
    listener.checked(done, total);
  }
}
