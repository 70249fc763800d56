package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** A socket that does what the one beneath it does, but for what a kind of it changes. */
abstract class LayeredSocket extends Socket {
  /** The socket beneath, which may become another one while it is being connected. */
  abstract Socket below();

  @Override
  public InputStream getInputStream() throws IOException {
    return below().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return below().getOutputStream();
  }

  @Override
  public boolean isConnected() {
    return below().isConnected();
  }

  @Override
  public boolean isBound() {
    return below().isBound();
  }

  @Override
  public boolean isClosed() {
    return below().isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return below().isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return below().isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    below().shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    below().shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    below().close();
  }

  @Override
  public int getPort() {
    return below().getPort();
  }

  @Override
  public InetAddress getInetAddress() {
    return below().getInetAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return below().getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return below().getLocalSocketAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return below().getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return below().getLocalPort();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    below().setSoTimeout(timeout);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return below().getSoTimeout();
  }

  @Override
  public void setSoLinger(boolean on, int linger) throws SocketException {
    below().setSoLinger(on, linger);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return below().getSoLinger();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    below().setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return below().getTcpNoDelay();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    below().setKeepAlive(on);
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return below().getKeepAlive();
  }
}
