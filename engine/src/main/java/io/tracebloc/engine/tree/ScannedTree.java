package io.tracebloc.engine.tree;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.selection.Examples;
import io.tracebloc.engine.dataset.selection.Omitted;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan found.
 *
 * @param files what is to be sent, directory by directory, the outermost first, names in the order
 *     of their bytes
 * @param single whether the path is one file
 * @param skipped links, pipes, sockets and devices that are left out
 * @param omitted files and directories that a pattern leaves out
 * @param empty directories with nothing in them, which are not sent
 */
public record ScannedTree(
    FileSet files, boolean single, Examples skipped, List<Omitted> omitted, Examples empty) {
  public ScannedTree {
    omitted = List.copyOf(omitted);
  }

  /** How many files and directories a pattern leaves out. */
  public long excluded() {
    return omitted.stream().mapToLong(one -> one.examples().count()).sum();
  }

  /** What a person should know, a sentence each. */
  public List<String> remarks() {
    var remarks = new ArrayList<String>();
    if (skipped.any()) {
      remarks.add(skipped.phrase(TreeScan.SPECIAL, TreeScan.SPECIALS) + " left out");
    }
    if (empty.any()) {
      remarks.add(empty.phrase("empty directory", "empty directories") + " not sent");
    }
    return List.copyOf(remarks);
  }
}
