package io.tracebloc.sandbox.standin.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The beginning of a connection: who we are. */
record Handshake(Packets packets, String user, String password) {
  private static final int LONG_PASSWORD = 1;
  private static final int PROTOCOL_41 = 1 << 9;
  private static final int SECURE_CONNECTION = 1 << 15;
  private static final int PLUGIN_AUTH = 1 << 19;
  private static final int CAPABILITIES =
      LONG_PASSWORD | PROTOCOL_41 | SECURE_CONNECTION | PLUGIN_AUTH;
  private static final int LARGEST_PACKET = 1 << 24;
  private static final byte UTF8MB4 = 45;
  private static final int CHALLENGE = 20;

  /**
   * Says who we are, and proves it.
   *
   * @throws DatabaseException if the server does not want us
   */
  void run() throws IOException {
    var greeting = packets.read();
    if (greeting.kind() == 0xff) {
      throw greeting.failure();
    }
    packets.write(reply(challenge(greeting)));
    var verdict = packets.read();
    if (verdict.kind() == 0xfe) {
      packets.write(otherProof(verdict));
      verdict = packets.read();
    }
    if (verdict.kind() != 0) {
      throw verdict.kind() == 0xff
          ? verdict.failure()
          : new IOException("the database wants another way to log in");
    }
  }

  private static byte[] challenge(Payload greeting) throws IOException {
    greeting.skip(1);
    greeting.toNul();
    greeting.skip(4);
    var first = greeting.take(8);
    greeting.skip(1 + 2 + 1 + 2 + 2 + 1 + 10);
    var second = greeting.take(CHALLENGE - first.length);
    var challenge = Arrays.copyOf(first, CHALLENGE);
    System.arraycopy(second, 0, challenge, first.length, second.length);
    return challenge;
  }

  private byte[] reply(byte[] challenge) {
    var head = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(CAPABILITIES).putInt(LARGEST_PACKET).put(UTF8MB4);
    var proof = NativePassword.answer(password, challenge);
    var reply = new ByteArrayOutputStream();
    reply.writeBytes(head.array());
    reply.writeBytes(user.getBytes(StandardCharsets.UTF_8));
    reply.write(0);
    reply.write(proof.length);
    reply.writeBytes(proof);
    reply.writeBytes(NativePassword.PLUGIN.getBytes(StandardCharsets.US_ASCII));
    reply.write(0);
    return reply.toByteArray();
  }

  /** The server may name the plugin and another challenge once more. */
  private byte[] otherProof(Payload request) throws IOException {
    request.skip(1);
    var plugin = new String(request.toNul(), StandardCharsets.US_ASCII);
    if (!plugin.equals(NativePassword.PLUGIN)) {
      throw new IOException("the database wants to log in by " + plugin);
    }
    return NativePassword.answer(password, Arrays.copyOf(request.toNul(), CHALLENGE));
  }
}
