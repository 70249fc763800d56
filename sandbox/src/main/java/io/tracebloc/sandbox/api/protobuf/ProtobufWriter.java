package io.tracebloc.sandbox.api.protobuf;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes messages whose schema is not at hand, field by field. */
final class ProtobufWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  ProtobufWriter text(int field, String value) {
    try {
      out.writeString(field, value);
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  ProtobufWriter message(int field, Consumer<ProtobufWriter> content) {
    var inner = new ProtobufWriter();
    content.accept(inner);
    try {
      out.writeByteArray(field, inner.toBytes());
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  byte[] toBytes() {
    try {
      out.flush();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
