package io.tracebloc.sandbox.api.admission;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.ApiException.Cause;
import io.tracebloc.sandbox.store.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with an object, in Kubernetes' words. */
final class Problems {
  private final List<Cause> causes = new ArrayList<>();

  void required(String field, String why) {
    causes.add(
        new Cause(
            "FieldValueRequired", "Required value" + (why.isEmpty() ? "" : ": " + why), field));
  }

  void invalid(String field, String value, String why) {
    causes.add(new Cause("FieldValueInvalid", "Invalid value: \"" + value + "\": " + why, field));
  }

  void duplicate(String field, String value) {
    causes.add(new Cause("FieldValueDuplicate", "Duplicate value: \"" + value + "\"", field));
  }

  void forbidden(String field, String why) {
    causes.add(new Cause("FieldValueForbidden", "Forbidden: " + why, field));
  }

  void notFound(String field, String value) {
    causes.add(new Cause("FieldValueNotFound", "Not found: \"" + value + "\"", field));
  }

  void unsupported(String field, String value, List<String> supported) {
    var choices = supported.stream().map(choice -> "\"" + choice + "\"").toList();
    causes.add(
        new Cause(
            "FieldValueNotSupported",
            "Unsupported value: \"%s\": supported values: %s"
                .formatted(value, String.join(", ", choices)),
            field));
  }

  /** Ends the request if anything was wrong. */
  void refuse(ResourceType type, String name) {
    if (!causes.isEmpty()) {
      throw ApiException.invalid(type, name, causes);
    }
  }
}
