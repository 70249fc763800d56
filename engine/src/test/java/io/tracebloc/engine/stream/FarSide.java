package io.tracebloc.engine.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The server's end of an upgraded connection, with frames made and read by Netty. */
interface FarSide {
  /** Which channels there are. */
  enum Kind {
    EXEC,
    PORT_FORWARD
  }

  /** Sends bytes on a channel, in one message. */
  void send(Inbound channel, byte[] bytes) throws IOException;

  /** Ends a channel, where the protocol can. */
  void end(Inbound channel) throws IOException;

  /** Next bytes of the client's data; an empty array at its end. */
  byte[] receive() throws IOException;

  /** Sends a ping and waits for its answer. */
  void pingPong() throws IOException;

  /** Whether later pings of the client are answered. */
  void answerPings(boolean answer);

  /** How many pings have come. */
  int pings();

  /** Says that the connection is over, where the protocol can. */
  void announceEnd() throws IOException;

  default void send(Inbound channel, String text) throws IOException {
    send(channel, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the output channels and reports an exit code, as a kubelet does. */
  default void exit(int code) throws IOException {
    end(Inbound.OUTPUT);
    end(Inbound.ERRORS);
    status(code);
  }

  /** Reports an exit code. */
  default void status(int code) throws IOException {
    send(
        Inbound.STATUS,
        code == 0
            ? "{\"metadata\":{},\"status\":\"Success\"}"
            : "{\"metadata\":{},\"status\":\"Failure\",\"message\":\"command terminated\","
                + "\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\","
                + "\"message\":\""
                + code
                + "\"}]}}");
    end(Inbound.STATUS);
  }

  /** Takes everything the client sends, up to a number of bytes or the end. */
  default byte[] receiveExactly(int count) throws IOException {
    var all = new java.io.ByteArrayOutputStream();
    while (all.size() < count) {
      var bytes = receive();
      if (bytes.length == 0) {
        break;
      }
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  /** Discards input up to a number of bytes or the end; returns how many came. */
  default long skip(long count) throws IOException {
    long received = 0;
    while (received < count) {
      var bytes = receive();
      if (bytes.length == 0) {
        break;
      }
      received += bytes.length;
    }
    return received;
  }
}
