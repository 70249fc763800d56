package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The client certificate of a kubeconfig. What it reads from files it reads again when they have
 * changed, because short-lived certificates are renewed beside long transfers; while they cannot be
 * read, or do not fit together, the last good one counts. Thread-safe.
 */
final class ClientCertificateSource implements Supplier<Optional<ClientCertificate>> {
  private final Pem certificate;
  private final Pem key;
  private List<Object> readAt;
  private ClientCertificate last;

  /**
   * Reads both for the first time.
   *
   * @throws IOException if one cannot be read; the message says which, printable
   * @throws GeneralSecurityException if they are unusable
   */
  ClientCertificateSource(Pem certificate, Pem key) throws IOException, GeneralSecurityException {
    this.certificate = certificate;
    this.key = key;
    readAt = versions();
    last = ClientCertificate.of(certificate.read(), key.read());
  }

  /** A PEM text: in the kubeconfig itself, or in a file beside it. */
  sealed interface Pem {
    /** The text's bytes. */
    byte[] read() throws IOException;

    /** Part of the kubeconfig, in base64. */
    record Inline(String encoded) implements Pem {
      @Override
      public byte[] read() throws IOException {
        try {
          return Base64.getMimeDecoder().decode(encoded);
        } catch (IllegalArgumentException notBase64) {
          throw new IOException("text that is not base64", notBase64);
        }
      }

      /** Without the content. */
      @Override
      public String toString() {
        return "Inline";
      }
    }

    /** A file of its own. */
    record InFile(Path path) implements Pem {
      @Override
      public byte[] read() throws IOException {
        try {
          return Files.readAllBytes(path);
        } catch (IOException exception) {
          throw new IOException("the file " + Printable.of(path.toString()), exception);
        }
      }
    }
  }

  @Override
  public synchronized Optional<ClientCertificate> get() {
    var now = versions();
    if (!now.equals(readAt)) {
      try {
        last = ClientCertificate.of(certificate.read(), key.read());
        readAt = now;
      } catch (IOException | GeneralSecurityException halfWritten) {
        // Being replaced at this moment; asked again at the next handshake.
      }
    }
    return Optional.of(last);
  }

  private List<Object> versions() {
    var versions = new ArrayList<>();
    for (var pem : List.of(certificate, key)) {
      if (pem instanceof Pem.InFile(Path path)) {
        versions.add(version(path));
      }
    }
    return versions;
  }

  private static Object version(Path path) {
    try {
      return List.of(Files.getLastModifiedTime(path), Files.size(path));
    } catch (IOException absent) {
      return FileTime.fromMillis(0);
    }
  }
}
