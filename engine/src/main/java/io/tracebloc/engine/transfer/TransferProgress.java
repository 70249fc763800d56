package io.tracebloc.engine.transfer;

/**
 * How far a copy has come. Bytes are those of file content; what the volume had already counts as
 * done.
 *
 * @param bytes bytes handed to the streams or found on the volume; falls when an item has to be
 *     sent again
 * @param foundBytes how many of these the volume had already, so that nobody sent them
 * @param totalBytes bytes of all files
 * @param files files that the far side has acknowledged
 * @param totalFiles all files
 * @param streams streams at work
 * @param retries how often something had to be done again so far
 */
public record TransferProgress(
    long bytes,
    long foundBytes,
    long totalBytes,
    long files,
    long totalFiles,
    int streams,
    int retries) {
  /** How far a copy to an empty place has come. */
  public TransferProgress(
      long bytes, long totalBytes, long files, long totalFiles, int streams, int retries) {
    this(bytes, 0, totalBytes, files, totalFiles, streams, retries);
  }
}
