package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A bearer token in a file that somebody else keeps fresh; read anew for every use. */
final class TokenFileCredential implements CredentialSource {
  private final Path file;
  private final Optional<ClientKeys> keys;
  private volatile Optional<String> lastGood;

  /** With the token to use until the file can be read. */
  TokenFileCredential(Path file, Optional<String> fallback, Optional<ClientKeys> keys) {
    this.file = file;
    this.keys = keys;
    lastGood = fallback;
  }

  @Override
  public Optional<String> authorization() {
    return Optional.of(FixedCredential.bearer(read()));
  }

  /**
   * While the file is being replaced it may be absent or empty; then the last token still counts.
   */
  private String read() {
    try {
      var token = Files.readString(file).strip();
      if (!token.isEmpty()) {
        lastGood = Optional.of(token);
      }
    } catch (IOException unreadable) {
      // As in client-go, only a problem if there never was a token.
    }
    return lastGood.orElseThrow(
        () ->
            new CredentialFailure(
                    "The token file %s cannot be read, or is empty"
                        .formatted(Printable.of(file.toString())),
                    "Check tokenFile of the user in the kubeconfig")
                .explainedBy(CheckId.C1));
  }

  /** Another try makes sense only if the file holds another token by now. */
  @Override
  public boolean rejected(Optional<String> used) {
    return !authorization().equals(used) || keys.map(ClientKeys::changed).orElse(false);
  }

  @Override
  public Optional<ClientKeys> keys() {
    return keys;
  }
}
