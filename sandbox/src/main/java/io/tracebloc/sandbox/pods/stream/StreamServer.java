package io.tracebloc.sandbox.pods.stream;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyVersion;
import io.tracebloc.sandbox.api.PodSubresources;
import io.tracebloc.sandbox.store.ApiException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Agrees with a client on a protocol, upgrades the connection and serves it. */
public final class StreamServer {
  private static final String SPDY = "SPDY/3.1";
  private static final String PROTOCOL_HEADER = "X-Stream-Protocol-Version";
  private static final String EXEC_PROTOCOL = "v4.channel.k8s.io";
  private static final String CLOSING_PROTOCOL = "v5.channel.k8s.io";
  private static final String FORWARD_PROTOCOL = "portforward.k8s.io";
  private static final String TUNNEL_PROTOCOL = SPDY + "+" + FORWARD_PROTOCOL;
  private static final int LARGEST_MESSAGE = 32 * 1024 * 1024;
  private static final int SPDY_CHUNK = 64 * 1024;
  private static final int SPDY_HEADERS = 64 * 1024;

  private final PodAccess pods;
  private final Set<StreamProtocol> protocols;
  private final StreamFaults faults;
  private final boolean inputEndsWithOutput;

  /**
   * A server.
   *
   * @param protocols those it does not refuse
   * @param inputEndsWithOutput whether a process that closed its standard output gets no more
   *     standard input
   */
  public StreamServer(
      PodAccess pods,
      Set<StreamProtocol> protocols,
      StreamFaults faults,
      boolean inputEndsWithOutput) {
    this.pods = pods;
    this.protocols = Set.copyOf(protocols);
    this.faults = faults;
    this.inputEndsWithOutput = inputEndsWithOutput;
  }

  /**
   * Upgrades as {@link PodSubresources#upgrade} says.
   *
   * @throws ApiException if the request or its protocol is refused
   */
  public void upgrade(
      PodSubresources.Stream stream,
      ObjectNode pod,
      Map<String, List<String>> query,
      ChannelHandlerContext context,
      FullHttpRequest http) {
    var request = StreamRequest.of(stream, pod, query);
    var upgrade = String.valueOf(http.headers().get(HttpHeaderNames.UPGRADE));
    if (upgrade.equalsIgnoreCase("websocket")) {
      overWebSocket(request, context, http);
    } else if (upgrade.equalsIgnoreCase(SPDY) && protocols.contains(StreamProtocol.SPDY)) {
      overSpdy(request, context, http);
    } else {
      throw new ApiException(400, "BadRequest", "Upgrade request required");
    }
  }

  private void overSpdy(
      StreamRequest request, ChannelHandlerContext context, FullHttpRequest http) {
    var forward = request.stream() == PodSubresources.Stream.PORT_FORWARD;
    var protocol = forward ? FORWARD_PROTOCOL : EXEC_PROTOCOL;
    var offered = values(http, PROTOCOL_HEADER);
    if (!offered.contains(protocol)) {
      throw new ApiException(
          403,
          "Forbidden",
          "unable to upgrade: unable to negotiate protocol: client supports %s, server accepts [%s]"
              .formatted(offered, protocol));
    }
    var connection = new Connection(context.channel(), faults.on(request.opening()));
    var server =
        forward
            ? new SpdyPortForward(connection, ports(request))
            : new SpdyExec(connection, starter(request));
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
    response.headers().set(HttpHeaderNames.CONNECTION, "Upgrade");
    response.headers().set(HttpHeaderNames.UPGRADE, SPDY);
    response.headers().set(PROTOCOL_HEADER, protocol);
    context.pipeline().addBefore("http", "gate", connection.gate());
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    var pipeline = context.pipeline();
    pipeline.addLast(spdyCodec(), connection, server);
    pipeline.remove("http");
    removeApi(pipeline, context);
    context.channel().config().setAutoRead(true);
  }

  private void overWebSocket(
      StreamRequest request, ChannelHandlerContext context, FullHttpRequest http) {
    var protocol = agree(request, values(http, HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL.toString()));
    var connection = new Connection(context.channel(), faults.on(request.opening()));
    var tunneled = protocol.equals(TUNNEL_PROTOCOL);
    var server = tunneled ? tunneled(request, connection) : channels(request, connection, protocol);
    var limits = WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(LARGEST_MESSAGE).build();
    var handshaker = new WebSocketServerHandshaker13("", protocol, limits);
    context.pipeline().addBefore("http", "gate", connection.gate());
    handshaker
        .handshake(context.channel(), http)
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    var pipeline = context.pipeline();
    removeApi(pipeline, context);
    if (tunneled) {
      pipeline.addLast(new SpdyTunnel(), spdyCodec());
    }
    pipeline.addLast(connection, server);
    context.channel().config().setAutoRead(true);
  }

  private ChannelHandler channels(StreamRequest request, Connection connection, String protocol) {
    if (request.stream() != PodSubresources.Stream.PORT_FORWARD) {
      return new WebSocketExec(connection, starter(request), protocol.equals(CLOSING_PROTOCOL));
    }
    if (request.ports().isEmpty()) {
      throw new ApiException(400, "BadRequest", "query parameter \"ports\" is required");
    }
    return new WebSocketPortForward(connection, request.ports(), ports(request));
  }

  private ChannelHandler tunneled(StreamRequest request, Connection connection) {
    return new SpdyPortForward(connection, ports(request));
  }

  /** The first protocol of the client's list that this server supports for the stream. */
  private String agree(StreamRequest request, List<String> offered) {
    var supported = new LinkedHashMap<String, StreamProtocol>();
    if (request.stream() == PodSubresources.Stream.PORT_FORWARD) {
      supported.put(TUNNEL_PROTOCOL, StreamProtocol.TUNNELED_SPDY);
    } else {
      supported.put(CLOSING_PROTOCOL, StreamProtocol.WEBSOCKET_V5);
    }
    supported.put(EXEC_PROTOCOL, StreamProtocol.WEBSOCKET_V4);
    return offered.stream()
        .filter(name -> supported.containsKey(name) && protocols.contains(supported.get(name)))
        .findFirst()
        .orElseThrow(
            () ->
                new ApiException(
                    403,
                    "Forbidden",
                    "unable to upgrade: none of the WebSocket protocols "
                        + offered
                        + " is supported"));
  }

  private SessionStarter starter(StreamRequest request) {
    var container = pods.running(request.pod(), request.container());
    return new SessionStarter(pods, request, container, inputEndsWithOutput);
  }

  private IntUnaryOperator ports(StreamRequest request) {
    return port -> pods.port(request.pod(), port);
  }

  private static SpdyFrameCodec spdyCodec() {
    return new SpdyFrameCodec(SpdyVersion.SPDY_3_1, SPDY_CHUNK, SPDY_HEADERS, 6, 15, 8);
  }

  /** A WebSocket handshake removes the HTTP codec itself, once its answer is written. */
  private static void removeApi(ChannelPipeline pipeline, ChannelHandlerContext context) {
    if (pipeline.get("aggregator") != null) {
      pipeline.remove("aggregator");
    }
    pipeline.remove(context.handler());
  }

  private static List<String> values(FullHttpRequest http, String header) {
    return http.headers().getAll(header).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
