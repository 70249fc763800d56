package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int version(String problem) {
    var broken =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException(problem);
          }
        };
    return new Program(new FakeEngine())
        .run(new Terminal().invocation(new Streams(broken, err), "version", "--client"));
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() {
    assertThat(version("Broken pipe")).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aResultThatCannotBeWrittenIsAFailure() {
    assertThat(version("No space left on device")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "Error: The result could not be written: IOException: No space left on device\n");
  }
}
