package io.tracebloc.sandbox.store;

import java.util.List;

/** An API failure as a Kubernetes {@code Status}. */
public final class ApiException extends RuntimeException {
  private final int code;
  private final String reason;
  private final transient List<Cause> causes;

  /**
   * One of several things that are wrong with an object.
   *
   * @param reason for example {@code FieldValueInvalid}
   * @param message for people
   * @param field for example {@code metadata.name}
   */
  public record Cause(String reason, String message, String field) {}

  /**
   * A failure.
   *
   * @param code HTTP status
   * @param reason machine-readable reason, for example {@code NotFound}
   * @param message for people
   */
  public ApiException(int code, String reason, String message) {
    this(code, reason, message, List.of());
  }

  /** A failure with its causes. */
  public ApiException(int code, String reason, String message, List<Cause> causes) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.causes = List.copyOf(causes);
  }

  /** 404: no object of that name. */
  public static ApiException notFound(ResourceType type, String name) {
    return new ApiException(
        404, "NotFound", type.qualifiedPlural() + " \"" + name + "\" not found");
  }

  /** 400: the request cannot be understood. */
  public static ApiException badRequest(String message) {
    return new ApiException(400, "BadRequest", message);
  }

  /** 403: refused although the caller's rights would do. */
  public static ApiException forbidden(ResourceType type, String name, String why) {
    return new ApiException(
        403,
        "Forbidden",
        "%s \"%s\" is forbidden: %s".formatted(type.qualifiedPlural(), name, why));
  }

  /** 422: the object breaks its type's rules. */
  public static ApiException invalid(ResourceType type, String name, List<Cause> causes) {
    var kind = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
    var all = causes.stream().map(cause -> cause.field() + ": " + cause.message()).toList();
    var text = all.size() == 1 ? all.getFirst() : "[" + String.join(", ", all) + "]";
    return new ApiException(
        422, "Invalid", "%s \"%s\" is invalid: %s".formatted(kind, name, text), causes);
  }

  /** HTTP status. */
  public int code() {
    return code;
  }

  /** Machine-readable reason. */
  public String reason() {
    return reason;
  }

  /** What is wrong in detail; often empty. */
  public List<Cause> causes() {
    return causes;
  }
}
