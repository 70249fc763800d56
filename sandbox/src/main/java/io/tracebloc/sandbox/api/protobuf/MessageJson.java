package io.tracebloc.sandbox.api.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns messages into the JSON that stands for the same object. Some Go types have a JSON form of
 * their own, and some messages exist in protobuf only: JSON has their fields one level up.
 */
final class MessageJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> INLINED =
      Set.of(
          "volumeSource",
          "persistentVolumeSource",
          "handler",
          "ephemeralContainerCommon",
          "localObjectReference");
  private static final String META = "k8s.io.apimachinery.pkg.apis.meta.v1.";

  private MessageJson() {}

  static ObjectNode object(Message message) {
    var object = NODES.objectNode();
    for (var entry : message.getAllFields().entrySet()) {
      var field = entry.getKey();
      var value = value(field, entry.getValue());
      if (INLINED.contains(field.getName()) && value instanceof ObjectNode inner) {
        object.setAll(inner);
      } else if (!unset(value)) {
        object.set(field.getName(), value);
      }
    }
    return object;
  }

  /** Go writes text that was never set as empty, and times as nothing. */
  private static boolean unset(JsonNode value) {
    return value.isNull() || (value.isString() && value.asString().isEmpty());
  }

  private static JsonNode value(FieldDescriptor field, Object value) {
    if (field.isMapField()) {
      return map(field, (List<?>) value);
    }
    if (field.isRepeated()) {
      var array = NODES.arrayNode();
      ((List<?>) value).forEach(entry -> array.add(single(field, entry)));
      return array;
    }
    return single(field, value);
  }

  private static ObjectNode map(FieldDescriptor field, List<?> entries) {
    var key = field.getMessageType().findFieldByName("key");
    var content = field.getMessageType().findFieldByName("value");
    var object = NODES.objectNode();
    for (var entry : entries) {
      var pair = (Message) entry;
      object.set((String) pair.getField(key), single(content, pair.getField(content)));
    }
    return object;
  }

  private static JsonNode single(FieldDescriptor field, Object value) {
    return switch (value) {
      case Message message -> message(message);
      case ByteString bytes ->
          NODES.stringNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
      case String text -> NODES.stringNode(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      default -> throw new IllegalStateException("A field of a type not used: " + field);
    };
  }

  private static JsonNode message(Message message) {
    var type = message.getDescriptorForType();
    var name = type.getFullName();
    if (name.equals(META + "Time") || name.equals(META + "MicroTime")) {
      return time(message);
    }
    if (name.endsWith(".Quantity")) {
      return NODES.stringNode((String) get(message, "string"));
    }
    if (name.endsWith(".IntOrString")) {
      return (Long) get(message, "type") == 1L
          ? NODES.stringNode((String) get(message, "strVal"))
          : NODES.numberNode((Integer) get(message, "intVal"));
    }
    if (name.endsWith(".RawExtension") || name.equals(META + "FieldsV1")) {
      var raw =
          (ByteString)
              message.getAllFields().values().stream().findFirst().orElse(ByteString.EMPTY);
      return raw.isEmpty() ? NODES.nullNode() : JsonMapper.shared().readTree(raw.toByteArray());
    }
    if (name.endsWith(".ExtraValue")) {
      var values = NODES.arrayNode();
      ((List<?>) get(message, "items")).forEach(item -> values.add((String) item));
      return values;
    }
    return object(message);
  }

  private static JsonNode time(Message message) {
    var seconds = (Long) get(message, "seconds");
    return seconds == 0
        ? NODES.nullNode()
        : NODES.stringNode(Instant.ofEpochSecond(seconds).toString());
  }

  private static Object get(Message message, String field) {
    return message.getField(message.getDescriptorForType().findFieldByName(field));
  }
}
