package io.tracebloc.engine.dataset.files;

/** Hears what a scan finds that cannot be used. */
public interface ScanListener {
  /** A symbolic link where a file is wanted. */
  void link(String name);

  /** A symbolic link to a directory, whose files therefore stay out. */
  void linkedDirectory(String name);

  /** A pipe, socket or device where a file is wanted. */
  void special(String name);

  /** A name that is no text in this system's encoding; shown with replacement characters. */
  void undecodable(String name);

  /** Files seen so far in this directory; called now and then. */
  void progress(long files);
}
