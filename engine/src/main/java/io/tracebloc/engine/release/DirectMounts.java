package io.tracebloc.engine.release;

/**
 * Whether a stage Pod may mount what is no claim ({@code contract/releases.md} 4, common rules): a
 * person has to say so.
 *
 * @param hostPath a directory of one node
 * @param nfs an NFS export
 */
public record DirectMounts(boolean hostPath, boolean nfs) {
  /** Claims only. */
  public static final DirectMounts NONE = new DirectMounts(false, false);
}
