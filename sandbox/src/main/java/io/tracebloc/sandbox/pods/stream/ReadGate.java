package io.tracebloc.sandbox.pods.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/**
 * Stops reading from the socket. Switching off automatic reads is not enough: decoders ask for more
 * whenever a read did not complete a message, and Netty's SPDY decoder then always does. So it
 * stands between the TLS handler and the decoders.
 */
final class ReadGate extends ChannelOutboundHandlerAdapter {
  private volatile boolean shut;

  void shut(Channel channel) {
    shut = true;
    channel.config().setAutoRead(false);
  }

  void open(Channel channel) {
    shut = false;
    channel.config().setAutoRead(true);
    // Switching on what was on already reads nothing, and a read may have been refused meanwhile.
    channel.read();
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (!shut) {
      context.read();
    }
  }
}
