package io.tracebloc.engine.stream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a stream is for: where to ask for it and how its channels are laid out. */
sealed interface Purpose {
  /** Path and query of a SPDY request. */
  String spdyPath();

  /** Path and query of a WebSocket request. */
  String webSocketPath();

  /** Subprotocol of a SPDY session. */
  String spdyProtocol();

  /** Subprotocols to offer on a WebSocket, best first. */
  List<String> webSocketProtocols();

  /** What is offered to the server with this transport, {@link Transport#AUTO} excepted. */
  default List<String> protocols(Transport transport) {
    return switch (transport) {
      case SPDY -> List.of("SPDY/3.1", spdyProtocol());
      case WEBSOCKET -> webSocketProtocols();
      case WEBSOCKET_V4 -> List.of("v4.channel.k8s.io");
      case AUTO -> throw new IllegalArgumentException("not a transport of its own");
    };
  }

  /** Layout on SPDY. */
  Framing spdyFraming();

  /** Layout on a WebSocket with the chosen subprotocol. */
  Framing webSocketFraming(String protocol);

  /** A command ({@code contract/protocol.md} 6.1). */
  record Exec(PodContainer container, List<String> command) implements Purpose {
    private static final String V4 = "v4.channel.k8s.io";
    private static final String V5 = "v5.channel.k8s.io";

    public Exec {
      command = List.copyOf(command);
    }

    @Override
    public String spdyPath() {
      var path = new StringBuilder(podPath(container.namespace(), container.pod()));
      path.append("/exec?container=").append(encode(container.container()));
      path.append("&stdin=true&stdout=true&stderr=true&tty=false");
      command.forEach(argument -> path.append("&command=").append(encode(argument)));
      return path.toString();
    }

    @Override
    public String webSocketPath() {
      return spdyPath();
    }

    @Override
    public String spdyProtocol() {
      return V4;
    }

    @Override
    public List<String> webSocketProtocols() {
      return List.of(V5, V4);
    }

    @Override
    public Framing spdyFraming() {
      return new SpdyFraming(
          List.of(
              SpdyStream.incoming(1, type("error"), Inbound.STATUS),
              new SpdyStream(3, type("stdin"), Optional.empty(), true, false),
              SpdyStream.incoming(5, type("stdout"), Inbound.OUTPUT),
              SpdyStream.incoming(7, type("stderr"), Inbound.ERRORS)));
    }

    @Override
    public Framing webSocketFraming(String protocol) {
      return new WebSocketFraming(
          0,
          Map.of(1, Inbound.OUTPUT, 2, Inbound.ERRORS, 3, Inbound.STATUS),
          0,
          protocol.equals(V5));
    }

    private static Map<String, String> type(String streamType) {
      return Map.of("streamtype", streamType);
    }
  }

  /** A connection to a port ({@code contract/protocol.md} 6.4). */
  record PortForward(String namespace, String pod, int port) implements Purpose {
    @Override
    public String spdyPath() {
      return podPath(namespace, pod) + "/portforward";
    }

    @Override
    public String webSocketPath() {
      return spdyPath() + "?ports=" + port;
    }

    @Override
    public String spdyProtocol() {
      return "portforward.k8s.io";
    }

    @Override
    public List<String> webSocketProtocols() {
      return List.of("v4.channel.k8s.io");
    }

    @Override
    public Framing spdyFraming() {
      return new SpdyFraming(
          List.of(
              new SpdyStream(1, headers("error"), Optional.of(Inbound.STATUS), false, true),
              new SpdyStream(3, headers("data"), Optional.of(Inbound.OUTPUT), true, false)));
    }

    @Override
    public Framing webSocketFraming(String protocol) {
      // The first two bytes of each channel repeat the port.
      return new WebSocketFraming(0, Map.of(0, Inbound.OUTPUT, 1, Inbound.STATUS), 2, false);
    }

    private Map<String, String> headers(String streamType) {
      return Map.of("streamtype", streamType, "port", Integer.toString(port), "requestid", "0");
    }
  }

  private static String podPath(String namespace, String pod) {
    return "/api/v1/namespaces/" + encode(namespace) + "/pods/" + encode(pod);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
