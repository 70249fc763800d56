package io.tracebloc.engine.cluster;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.kubernetes.client.openapi.models.V1Status;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * Reads and writes the official client's models. The client's own reader refuses every field that
 * it does not know, and so every API server newer than itself; it also prepares for some seven
 * hundred types before it reads the first. This one passes over unknown fields.
 */
final class ApiModels {
  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .registerTypeAdapter(OffsetDateTime.class, new Times().nullSafe())
          .registerTypeAdapter(byte[].class, new Bytes().nullSafe())
          .registerTypeAdapterFactory(new DeletedObjects())
          .create();

  private ApiModels() {}

  static Gson gson() {
    return GSON;
  }

  /** RFC 3339 times. */
  private static final class Times extends TypeAdapter<OffsetDateTime> {
    @Override
    public void write(JsonWriter out, OffsetDateTime time) throws IOException {
      out.value(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    }

    @Override
    public OffsetDateTime read(JsonReader in) throws IOException {
      var text = in.nextString();
      try {
        return OffsetDateTime.parse(text);
      } catch (DateTimeException exception) {
        throw new JsonParseException("not a time", exception);
      }
    }
  }

  /** Bytes as base64. */
  private static final class Bytes extends TypeAdapter<byte[]> {
    @Override
    public void write(JsonWriter out, byte[] bytes) throws IOException {
      out.value(Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public byte[] read(JsonReader in) throws IOException {
      var text = in.nextString();
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException exception) {
        throw new JsonParseException("not base64", exception);
      }
    }
  }

  /**
   * Some deletions answer with the deleted object where a Status is announced; its {@code status}
   * is a map, not a text, and is left out.
   */
  private static final class DeletedObjects implements TypeAdapterFactory {
    @Override
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType() != V1Status.class) {
        return null;
      }
      var plain = gson.getDelegateAdapter(this, type);
      var elements = gson.getAdapter(JsonElement.class);
      return new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, T value) throws IOException {
          plain.write(out, value);
        }

        @Override
        public T read(JsonReader in) throws IOException {
          if (in.peek() != JsonToken.BEGIN_OBJECT) {
            return plain.read(in);
          }
          var element = elements.read(in);
          if (element instanceof JsonObject object && object.get("status") instanceof JsonObject) {
            object.remove("status");
          }
          return plain.fromJsonTree(element);
        }
      };
    }
  }
}
