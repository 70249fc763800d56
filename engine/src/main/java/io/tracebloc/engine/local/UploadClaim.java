package io.tracebloc.engine.local;

/**
 * The right to go on with an unfinished upload of this user, on this machine, to one place. Held
 * until it is closed or the process ends, however it ends.
 */
public interface UploadClaim extends AutoCloseable {
  /**
   * Eight hexadecimal digits that name the upload on the volume: the same ones for the same user,
   * machine and place; others, given once, if another process or thread holds that claim.
   */
  String suffix();

  @Override
  void close();

  /** A claim that nobody else can want. */
  static UploadClaim of(String suffix) {
    return new UploadClaim() {
      @Override
      public String suffix() {
        return suffix;
      }

      @Override
      public void close() {}
    };
  }
}
