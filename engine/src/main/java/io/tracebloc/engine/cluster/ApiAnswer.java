package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.Failure;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the API server said to a call. Servers that cannot be reached and rejected credentials (401)
 * are not answers; they are thrown as {@link Failure}s.
 */
public sealed interface ApiAnswer<T> {
  /** The server did as asked. */
  record Given<T>(T value) implements ApiAnswer<T> {}

  /**
   * The server refused.
   *
   * @param action what was asked, for example {@code listing Secrets in namespace demo}
   * @param code HTTP status
   * @param reason the Status' reason, for example {@code AlreadyExists}; empty if none was given
   * @param message the server's words, printable and bounded
   */
  record Refused<T>(String action, int code, String reason, String message)
      implements ApiAnswer<T> {
    /** Whether the caller lacks the right (403). */
    public boolean forbidden() {
      return code == 403;
    }

    /** Whether there is no such object (404). */
    public boolean missing() {
      return code == 404;
    }

    /** Whether the object exists already or was changed by somebody else (409). */
    public boolean conflict() {
      return code == 409;
    }

    /** The refusal as a failure that names the action and the server's words. */
    public Failure failure() {
      return Refusals.failure(this);
    }
  }

  /** The value, or empty if the server refused for whatever reason. */
  default Optional<T> ifGiven() {
    return switch (this) {
      case Given<T>(T value) -> Optional.of(value);
      case Refused<T> refused -> Optional.empty();
    };
  }

  /**
   * The value.
   *
   * @throws Failure if the server refused
   */
  default T orThrow() {
    return switch (this) {
      case Given<T>(T value) -> value;
      case Refused<T> refused -> throw refused.failure();
    };
  }

  /** The answer with its value converted; a refusal stays as it is. */
  default <R> ApiAnswer<R> map(Function<? super T, ? extends R> conversion) {
    return switch (this) {
      case Given<T>(T value) -> new Given<>(conversion.apply(value));
      case Refused<T>(var action, var code, var reason, var message) ->
          new Refused<>(action, code, reason, message);
    };
  }
}
