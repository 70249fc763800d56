package io.tracebloc.sandbox.api.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.tracebloc.sandbox.store.ApiException;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request's body that came as protobuf: an envelope that names the type of its content. */
public final class ProtobufBody {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private ProtobufBody() {}

  /** Whether the bytes begin as Kubernetes' protobuf does. */
  public static boolean recognizes(byte[] body) {
    return body.length >= MAGIC.length
        && Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * The object as JSON.
   *
   * @throws ApiException 400 if it is malformed, 415 if its type is not known here
   */
  public static ObjectNode read(byte[] body) {
    try {
      var content = Arrays.copyOfRange(body, MAGIC.length, body.length);
      var envelope = DynamicMessage.parseFrom(Schemas.envelope(), content);
      var type = (Message) get(envelope, "typeMeta");
      var version = (String) get(type, "apiVersion");
      var kind = (String) get(type, "kind");
      var schema =
          Schemas.find(version, kind)
              .orElseThrow(
                  () ->
                      new ApiException(
                          415,
                          "UnsupportedMediaType",
                          "no protobuf schema for " + version + " " + kind));
      var message = DynamicMessage.parseFrom(schema, (ByteString) get(envelope, "raw"));
      return MessageJson.object(message).put("apiVersion", version).put("kind", kind);
    } catch (InvalidProtocolBufferException malformed) {
      throw ApiException.badRequest(
          "the object provided is unrecognized: " + malformed.getMessage());
    }
  }

  private static Object get(Message message, String field) {
    return message.getField(message.getDescriptorForType().findFieldByName(field));
  }
}
