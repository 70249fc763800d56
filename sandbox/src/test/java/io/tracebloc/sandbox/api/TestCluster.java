package io.tracebloc.sandbox.api;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.MemoryObjectStore;
import io.tracebloc.sandbox.store.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An API server without a kubelet: pods have one line of log, and streams are refused. */
final class TestCluster implements AutoCloseable {
  final ObjectStore store = new MemoryObjectStore(Clock.systemUTC(), 200);
  final AtomicReference<RequestInterceptor> interceptor =
      new AtomicReference<>(RequestInterceptor.NONE);
  final ApiServer server;
  final TestClient admin;

  TestCluster() throws IOException {
    var settings =
        ApiServerSettings.defaults()
            .withInterceptor(request -> interceptor.get().intercept(request));
    server = new ApiServer(store, new NoKubelet(), settings);
    admin = user("admin", Authorizer.MASTERS);
  }

  /** A client with a certificate of its own. */
  TestClient user(String name, String... groups) {
    return TestClient.withCertificate(server, server.authority().client(name, List.of(groups)));
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class NoKubelet implements PodSubresources {
    @Override
    public void log(ObjectNode pod, Map<String, List<String>> query, OutputStream out)
        throws IOException {
      if (query.containsKey("previous")) {
        throw ApiException.badRequest("previous terminated container not found");
      }
      out.write("one line\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void upgrade(
        Stream stream,
        ObjectNode pod,
        Map<String, List<String>> query,
        ChannelHandlerContext ctx,
        FullHttpRequest request) {
      throw ApiException.badRequest("no kubelet for " + stream);
    }
  }
}
