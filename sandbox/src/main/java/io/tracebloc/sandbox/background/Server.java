package io.tracebloc.sandbox.background;

import io.tracebloc.sandbox.PracticeCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The cluster's own process: serves until it is asked to end or its directory is taken away. */
record Server(ClusterHome home, Contents contents, PrintStream out) {
  /** Returns the exit status. */
  int serve() throws IOException, InterruptedException {
    var own =
        ProcessId.of(ProcessHandle.current())
            .orElseThrow(() -> new IOException("cannot see when this process was started"));
    home.claim(own);
    var asked = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(asked, closed)));
    try (var cluster = PracticeCluster.start(contents.options(home.data()))) {
      PracticeCluster.writePrivately(home.kubeconfig(), Files.readString(cluster.kubeconfig()));
      Files.createFile(home.ready());
      out.println("ready");
      while (!asked.await(1, TimeUnit.SECONDS) && home.isClaimedBy(own)) {
        noteChildren();
      }
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private static void shutDown(CountDownLatch asked, CountDownLatch closed) {
    asked.countDown();
    try {
      closed.await(15, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void noteChildren() {
    try {
      home.noteChildren(
          ProcessHandle.current()
              .descendants()
              .map(ProcessId::of)
              .flatMap(Optional::stream)
              .toList());
    } catch (IOException e) {
      out.println("cannot note the running processes: " + e);
    }
  }
}
