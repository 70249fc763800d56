package io.tracebloc.sandbox.api;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.tracebloc.sandbox.store.ApiException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What the API server hands on to the kubelet. */
public interface PodSubresources {
  /**
   * Writes a container's log; with {@code follow=true} until the container ends or the stream
   * fails.
   *
   * @param query the request's parameters: container, follow, previous, sinceSeconds, sinceTime,
   *     tailLines, limitBytes, timestamps
   * @param out flushed by the callee whenever something should reach the client
   * @throws ApiException before anything was written
   */
  void log(ObjectNode pod, Map<String, List<String>> query, OutputStream out) throws IOException;

  /** The pod's streams that are opened by upgrading a connection. */
  enum Stream {
    /** Runs a command. */
    EXEC,
    /** Joins the main process's output. */
    ATTACH,
    /** Connects to a port. */
    PORT_FORWARD
  }

  /**
   * Upgrades the connection to SPDY/3.1 or to a WebSocket and serves it until it ends. Called on
   * the event loop with a pipeline that holds the TLS handler, the HTTP codec ({@code
   * HttpServerCodec}, named {@code http}), an aggregator (named {@code aggregator}) and the API
   * handler ({@code ctx}). Takes over the pipeline; must not block.
   *
   * @throws ApiException if refused before the upgrade; the API server answers with its Status
   */
  void upgrade(
      Stream stream,
      ObjectNode pod,
      Map<String, List<String>> query,
      ChannelHandlerContext ctx,
      FullHttpRequest request);
}
