package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.FieldSelector;
import io.tracebloc.sandbox.store.LabelSelector;
import io.tracebloc.sandbox.store.ResourceType;
import tools.jackson.databind.node.ObjectNode;

/** Which objects of a collection a request means. */
record Selection(LabelSelector labels, FieldSelector fields) {
  static Selection of(ApiRequest request, ResourceType type) {
    return new Selection(
        LabelSelector.parse(request.parameter("labelSelector").orElse("")),
        FieldSelector.parse(StoredForm.type(type), request.parameter("fieldSelector").orElse("")));
  }

  boolean matches(ObjectNode object) {
    return labels.matches(object) && fields.matches(object);
  }

  boolean everything() {
    return labels.requirements().isEmpty() && fields.requirements().isEmpty();
  }
}
