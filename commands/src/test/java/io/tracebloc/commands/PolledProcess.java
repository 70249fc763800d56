package io.tracebloc.commands;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A process that ends with 7 and tells on its way which parts of its end were passed: {@code
 * PolledProcess [virtual]}. With the argument a virtual thread has waited for a socket before.
 */
final class PolledProcess {
  /** More than any pipe holds. */
  static final int LENGTH = 300_000;

  private PolledProcess() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      readOnAVirtualThread();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write("the virtual machine ended")));
    write("x".repeat(LENGTH) + "\n");
    System.out.print("the last words ");
    ProcessEnd.with(7);
  }

  private static void write(String text) {
    try {
      new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The reader waits until the far side knows that it waits in vain. */
  private static void readOnAVirtualThread() throws IOException, InterruptedException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        var accepted = server.accept()) {
      var reader = Thread.ofVirtual().start(() -> read(client));
      while (reader.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      accepted.getOutputStream().write(1);
      reader.join();
    }
  }

  private static void read(Socket socket) {
    try {
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
