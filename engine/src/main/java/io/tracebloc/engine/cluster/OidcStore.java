package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens of an OpenID Connect login in the kubeconfig file that holds their user. Changes are
 * made under the lock file that kubectl uses, {@code <file>.lock}, so that two programs neither
 * overwrite each other's changes nor use up the same refresh token.
 */
final class OidcStore {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final KubeconfigEntry user;
  private final Path file;
  private final Path lockFile;
  private final Duration patience;

  OidcStore(KubeconfigEntry user) {
    this(user, PATIENCE);
  }

  /** With how long to wait for another program's lock. */
  OidcStore(KubeconfigEntry user, Duration patience) {
    this.user = user;
    this.patience = patience;
    file = user.file().toAbsolutePath();
    lockFile = file.resolveSibling(file.getFileName() + ".lock");
  }

  /** Whose tokens these are, in words. */
  String subject() {
    return "User %s in %s".formatted(Printable.of(user.name()), user.where());
  }

  /**
   * Takes the lock, before anything is asked of the issuer: tokens that could not be kept would be
   * lost with the login.
   *
   * @throws CredentialFailure if the file cannot be changed, or the lock stays with somebody else
   */
  Lock lock() {
    if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
      throw unwritable("it cannot be written to", null);
    }
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        Files.createFile(lockFile);
        return new Lock();
      } catch (FileAlreadyExistsException taken) {
        if (System.nanoTime() > deadline) {
          throw unwritable(
              "it is locked by %s; remove that file if no other program is at work"
                  .formatted(Printable.of(lockFile.toString())),
              taken);
        }
        rest();
      } catch (IOException exception) {
        throw unwritable(
            "its lock %s cannot be made".formatted(Printable.of(lockFile.toString())), exception);
      }
    }
  }

  private static void rest() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Waiting for the kubeconfig was interrupted", "", exception);
    }
  }

  private CredentialFailure unwritable(String reason, IOException cause) {
    return new CredentialFailure(
            "The renewed login of user %s cannot be kept in %s: %s"
                .formatted(Printable.of(user.name()), user.where(), reason),
            "Make the file writable, or log in again with the tool that wrote it",
            cause)
        .explainedBy(CheckId.C1);
  }

  /** The file while nobody else changes it. */
  final class Lock implements AutoCloseable {
    private Lock() {}

    /** The login as it stands in the file now. */
    Optional<OidcLogin> read() {
      return KubeconfigReader.readIfPresent(file)
          .map(Kubeconfig::users)
          .map(users -> users.get(user.name()))
          .filter(entry -> entry.has("auth-provider"))
          .map(OidcLogin::of);
    }

    /**
     * Puts tokens into the user's entry and leaves the rest of the file as it is.
     *
     * @throws CredentialFailure if that is not possible
     */
    void write(Map<String, String> fields) {
      try {
        var document = KubeconfigText.read(file);
        var edited =
            KubeconfigEdit.withProviderFields(document.text(), user.name(), fields)
                .filter(text -> document.with(text).differsOnlyBy(document, user.name(), fields))
                .orElseThrow(() -> unwritable("its form is too unusual to be changed", null));
        KubeconfigText.replace(file, document.with(edited));
      } catch (IOException exception) {
        throw unwritable("it cannot be replaced", exception);
      }
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(lockFile);
      } catch (IOException exception) {
        // The next one to want the lock will say so.
      }
    }
  }
}
