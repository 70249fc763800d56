package io.tracebloc.sandbox.api;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.tracebloc.sandbox.access.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** HTTP/1.1 over TLS on a loopback port. */
final class SecureListener implements AutoCloseable {
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LARGEST_BODY = 3 * 1024 * 1024;
  private static final int CHUNK = 64 * 1024;

  /** As long as a real API server; a client that is just starting on a busy machine is slow. */
  private static final int HANDSHAKE_SECONDS = 32;

  private final EventLoopGroup loops;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listening;

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param server serves an exchange on the thread that calls it
   */
  SecureListener(int port, Identity identity, Consumer<Exchange> server) throws IOException {
    var tls = tls(identity);
    loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 256)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    connections.add(channel);
                    prepare(channel, tls, server);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException("Cannot listen on loopback port " + port, bound.cause());
    }
    listening = bound.channel();
  }

  int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Ends every connection, as a failing network would. */
  void dropConnections() {
    connections.close().awaitUninterruptibly();
  }

  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    dropConnections();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static void prepare(Channel channel, SslContext tls, Consumer<Exchange> server) {
    var secured = tls.newHandler(channel.alloc());
    secured.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    channel
        .pipeline()
        .addLast("tls", secured)
        .addLast("http", new HttpServerCodec(LONGEST_LINE, LONGEST_LINE, CHUNK))
        .addLast("aggregator", new HttpObjectAggregator(LARGEST_BODY))
        .addLast("api", new ConnectionHandler(server));
  }

  private static SslContext tls(Identity identity) throws IOException {
    return SslContextBuilder.forServer(identity.key(), identity.certificate())
        .sslProvider(SslProvider.JDK)
        .protocols("TLSv1.3", "TLSv1.2")
        .clientAuth(ClientAuth.OPTIONAL)
        .trustManager(new JudgedLater())
        .applicationProtocolConfig(
            new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                "http/1.1"))
        .build();
  }
}
