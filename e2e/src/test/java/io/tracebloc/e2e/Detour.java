package io.tracebloc.e2e;

import io.tracebloc.sandbox.line.Line;
import io.tracebloc.sandbox.line.LineQuality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A line of its own between commands and the practice cluster.
 *
 * @param kubeconfig leads over the line to the cluster
 */
record Detour(Line line, Path kubeconfig) implements AutoCloseable {
  /** Opens a line that is as fast as the machine. */
  static Detour of(Workplace place) {
    try {
      var server = place.cluster().api().address();
      var target = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
      var line = Line.to(target, LineQuality.perfect());
      var kubeconfig = Files.createTempFile(place.folder(), "detour", ".kubeconfig");
      // The certificate is for the address, whatever the port.
      Files.writeString(
          kubeconfig,
          Files.readString(place.cluster().kubeconfig())
              .replace(":" + server.getPort(), ":" + line.address().getPort()));
      return new Detour(line, kubeconfig);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command over this line. */
  Command take(Command command) {
    return command.with("KUBECONFIG", kubeconfig.toString());
  }

  /** Whether the accident that was armed has happened. */
  boolean isBroken() {
    return line.accidents() > 0;
  }

  @Override
  public void close() {
    line.close();
  }
}
