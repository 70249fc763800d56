package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/** A bearer token in a file that somebody else keeps fresh; read anew for every use. */
final class TokenFileCredential implements CredentialSource {
  private final Path file;
  private final Optional<String> fallback;
  private final Optional<X509KeyManager> keys;
  private volatile String last = "";

  /** With the token to use when the file cannot be read or is empty. */
  TokenFileCredential(Path file, Optional<String> fallback, Optional<X509KeyManager> keys) {
    this.file = file;
    this.fallback = fallback;
    this.keys = keys;
  }

  @Override
  public Optional<String> authorization() {
    last = read();
    return Optional.of(FixedCredential.bearer(last));
  }

  private String read() {
    try {
      var token = Files.readString(file).strip();
      if (!token.isEmpty()) {
        return token;
      }
    } catch (IOException unreadable) {
      // The fallback, if there is one, is what client-go uses then, too.
    }
    return fallback.orElseThrow(
        () ->
            new CredentialFailure(
                "The token file %s cannot be read, or is empty"
                    .formatted(Printable.of(file.toString())),
                "Check tokenFile of the user in the kubeconfig"));
  }

  /** Another try makes sense only if the file holds another token by now. */
  @Override
  public boolean rejected() {
    return !last.equals(read());
  }

  @Override
  public Optional<X509KeyManager> keys() {
    return keys;
  }
}
