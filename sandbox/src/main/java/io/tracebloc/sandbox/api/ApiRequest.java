package io.tracebloc.sandbox.api;

import io.netty.handler.codec.http.HttpHeaders;
import io.tracebloc.sandbox.access.Caller;
import io.tracebloc.sandbox.store.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request whose sender is known.
 *
 * @param method HTTP method
 * @param path decoded path
 * @param query decoded parameters
 * @param headers as received
 * @param caller who asks, after impersonation
 */
public record ApiRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    HttpHeaders headers,
    Caller caller) {
  /** The same request, from a caller who is known now. */
  ApiRequest from(Caller known) {
    return new ApiRequest(method, path, query, headers, known);
  }

  /** A parameter's first value. */
  public Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Whether a parameter is set and not false. */
  public boolean flag(String name) {
    return parameter(name)
        .filter(value -> !value.equals("false") && !value.equals("0"))
        .isPresent();
  }

  /**
   * A parameter that is a whole number.
   *
   * @throws ApiException 400 if it is something else
   */
  Optional<Long> number(String name) {
    var text = parameter(name).filter(value -> !value.isEmpty());
    try {
      return text.map(Long::valueOf);
    } catch (NumberFormatException notANumber) {
      throw ApiException.badRequest(
          "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text.orElse("")));
    }
  }
}
