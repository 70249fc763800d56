package io.tracebloc.e2e;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Serves the files of a folder on a loopback port. */
final class ArchiveServer implements AutoCloseable {
  private final HttpServer server;

  ArchiveServer(Path folder) {
    server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            folder.toAbsolutePath(),
            SimpleFileServer.OutputLevel.NONE);
    server.start();
  }

  String address(Path file) {
    return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), file.getFileName());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
