package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/**
 * A socket that reaches its peer through a proxy: connecting it goes to the proxy and has the
 * tunnel opened, after which its streams are the tunnel's.
 */
final class TunnelSocket extends LayeredSocket {
  private final Tunnel tunnel;
  private final Socket tcp = new Socket();
  private volatile Socket channel = tcp;
  private volatile InetSocketAddress peer;

  TunnelSocket(Tunnel tunnel) {
    this.tunnel = tunnel;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (!(endpoint instanceof InetSocketAddress address)) {
      throw new SocketException("not an internet address");
    }
    channel = tunnel.open(tcp, address.getHostString(), address.getPort(), timeout);
    peer = address;
  }

  @Override
  Socket below() {
    return channel;
  }

  @Override
  public boolean isConnected() {
    return peer != null;
  }

  @Override
  public boolean isClosed() {
    return tcp.isClosed();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      tcp.close();
    }
  }

  @Override
  public int getPort() {
    return peer == null ? 0 : peer.getPort();
  }

  @Override
  public InetAddress getInetAddress() {
    return peer == null ? null : peer.getAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return peer;
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    tcp.setSoTimeout(timeout);
    channel.setSoTimeout(timeout);
  }

  /** The proxied peer; never a credential. */
  @Override
  public String toString() {
    return "TunnelSocket[" + peer + "]";
  }
}
