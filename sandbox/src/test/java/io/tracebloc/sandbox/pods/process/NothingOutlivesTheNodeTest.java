package io.tracebloc.sandbox.pods.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingOutlivesTheNodeTest {
  @TempDir Path directory;
  private Process container;

  @AfterEach
  void endContainer() {
    if (container != null) {
      container.destroyForcibly();
    }
  }

  /** Starts a process that is marked as a container's of that node. */
  private void start(String owner) throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
    var builder = new ProcessBuilder("sleep", "1000");
    builder.environment().put(ProcessTree.OWNER, owner);
    container = builder.start();
  }

  /** A node that is killed takes its containers along. */
  @Test
  void theGuardianKillsWhatAKilledNodeLeft() throws Exception {
    start(directory.toString());
    var node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Node.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(node.inputReader().readLine()).isEqualTo("guarded");

    node.destroyForcibly().waitFor();

    assertThat(container.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Stands for the practice cluster. */
  static final class Node {
    private Node() {}

    /** Waits to be killed. */
    public static void main(String[] arguments) throws InterruptedException {
      var guardian = Guardian.of(arguments[0]);
      System.out.println("guarded");
      Thread.sleep(60_000);
      guardian.close();
    }
  }

  @Test
  void aDismissedGuardianHurtsNobody() throws Exception {
    start(directory.toString());

    Guardian.of(directory.toString()).close();

    assertThat(container.isAlive()).isTrue();
  }

  @Test
  void theProcessesOfANodeAreFound() throws Exception {
    start(directory.toString());

    assertThat(ProcessTree.ofNode(directory.resolve("other").toString()).alive()).isEmpty();
    assertThat(ProcessTree.ofNode(directory.toString()).kill()).isTrue();

    assertThat(container.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aDirectoryWithSpacesIsReachedThroughALink() throws IOException {
    var odd = directory.resolve("it's a $place");
    Path link;
    try (var plain = PlainPath.to(odd)) {
      link = plain.path();
      assertThat(link.toString()).matches("[A-Za-z0-9/._+@,:-]+");
      Files.writeString(link.resolve("x"), "y");
      assertThat(odd.resolve("x")).hasContent("y");
    }
    assertThat(link).doesNotExist();
    assertThat(link.getParent()).doesNotExist();
    assertThat(odd.resolve("x")).exists();
  }
}
