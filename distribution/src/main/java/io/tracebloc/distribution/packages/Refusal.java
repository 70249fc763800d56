package io.tracebloc.distribution.packages;

/** Something that cannot be packed here, said so that the one who asked can act on it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
