package io.tracebloc.engine.stream;

/** Something that runs over a {@link Connection}. */
interface Upgraded extends AutoCloseable {
  /** What moves its frames. */
  Connection connection();

  @Override
  void close();
}
