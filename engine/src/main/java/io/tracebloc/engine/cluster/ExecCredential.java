package io.tracebloc.engine.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The credential that a helper program issues: kept until it expires or the server rejects it, then
 * issued anew. One helper runs at a time, whoever asks.
 */
final class ExecCredential implements CredentialSource {
  private final ExecRunner runner;
  private final ClientKeys keys = new ClientKeys(() -> lastIssued().flatMap(Issued::certificate));
  private final Clock clock;
  private Optional<Issued> issued = Optional.empty();

  ExecCredential(ExecRunner runner) {
    this(runner, Clock.systemUTC());
  }

  ExecCredential(ExecRunner runner, Clock clock) {
    this.runner = runner;
    this.clock = clock;
  }

  /**
   * What the helper gave out.
   *
   * @param expires from when on it is of no use; empty means never
   */
  record Issued(
      Optional<String> token, Optional<ClientCertificate> certificate, Optional<Instant> expires) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Issued[until " + expires + "]";
    }
  }

  @Override
  public synchronized Optional<String> authorization() {
    return current().token().map(FixedCredential::bearer);
  }

  private synchronized Issued current() {
    var usable = issued.filter(kept -> kept.expires().map(clock.instant()::isBefore).orElse(true));
    if (usable.isEmpty()) {
      issued = Optional.of(runner.run());
    }
    return issued.orElseThrow();
  }

  @Override
  public synchronized boolean rejected(Optional<String> used) {
    var current = issued.flatMap(Issued::token).map(FixedCredential::bearer);
    if (current.equals(used)) {
      issued = Optional.empty();
    }
    return true;
  }

  @Override
  public Optional<ClientKeys> keys() {
    return Optional.of(keys);
  }

  /** Never runs the helper: a failure in the middle of a handshake would lose its message. */
  private synchronized Optional<Issued> lastIssued() {
    return issued;
  }
}
