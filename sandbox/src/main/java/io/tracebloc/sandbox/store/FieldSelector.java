package io.tracebloc.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Chooses objects by the few fields that a real API server offers for their type. */
public record FieldSelector(List<Requirement> requirements) {
  private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\),");
  private static final Pattern TERM = Pattern.compile("([^=!]+?)(==|=|!=)(.*)", Pattern.DOTALL);
  private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");

  /** Fields by type; a real cluster refuses all others, so they are refused here as well. */
  private static final Map<ResourceType, Set<String>> OFFERED =
      Map.of(
          ResourceTypes.PODS,
          Set.of(
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "spec.hostNetwork",
              "status.phase",
              "status.podIP",
              "status.nominatedNodeName"),
          ResourceTypes.EVENTS,
          Set.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "source",
              "type"),
          ResourceTypes.SECRETS,
          Set.of("type"),
          ResourceTypes.NAMESPACES,
          Set.of("status.phase"),
          ResourceTypes.NODES,
          Set.of("spec.unschedulable"),
          ResourceTypes.REPLICA_SETS,
          Set.of("status.replicas"),
          ResourceTypes.JOBS,
          Set.of("status.successful"),
          ResourceTypes.SERVICES,
          Set.of("spec.clusterIP", "spec.type"));

  /** A field must, or must not, have a value. */
  public record Requirement(String field, boolean equal, String value) {
    boolean met(ObjectNode object) {
      return read(object, field).equals(value) == equal;
    }
  }

  public FieldSelector {
    requirements = List.copyOf(requirements);
  }

  /** Chooses everything. */
  public static FieldSelector everything() {
    return new FieldSelector(List.of());
  }

  /**
   * Reads a request parameter such as {@code status.phase!=Running,metadata.name=a}.
   *
   * @throws ApiException 400 if it cannot be understood or the type does not offer the field
   */
  public static FieldSelector parse(ResourceType type, String text) {
    var requirements = new ArrayList<Requirement>();
    for (var part : SEPARATOR.split(text, -1)) {
      if (part.isEmpty()) {
        continue;
      }
      var term = TERM.matcher(part);
      if (!term.matches()) {
        throw ApiException.badRequest(
            "invalid selector: '%s'; can't understand '%s'".formatted(text, part));
      }
      var field = term.group(1).strip();
      if (!EVERYWHERE.contains(field) && !OFFERED.getOrDefault(type, Set.of()).contains(field)) {
        throw ApiException.badRequest("field label not supported: " + field);
      }
      requirements.add(
          new Requirement(field, !term.group(2).equals("!="), unescape(term.group(3))));
    }
    return new FieldSelector(requirements);
  }

  /** Whether the object's fields meet all requirements. */
  public boolean matches(ObjectNode object) {
    return requirements.stream().allMatch(requirement -> requirement.met(object));
  }

  private static String read(ObjectNode object, String field) {
    return switch (field) {
      case "spec.hostNetwork", "spec.unschedulable" ->
          Boolean.toString(at(object, field).asBoolean(false));
      case "status.replicas" -> at(object, field).asString("0");
      case "status.successful" -> at(object, "status.succeeded").asString("0");
      case "source" -> at(object, "source.component").asString("");
      default -> at(object, field).asString("");
    };
  }

  private static JsonNode at(ObjectNode object, String field) {
    JsonNode node = object;
    for (var step : field.split("\\.", -1)) {
      node = node.path(step);
    }
    return node;
  }

  private static String unescape(String value) {
    return value.replaceAll("\\\\([,=\\\\])", "$1");
  }
}
