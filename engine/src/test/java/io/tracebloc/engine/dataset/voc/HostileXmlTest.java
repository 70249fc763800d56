package io.tracebloc.engine.dataset.voc;

import static io.tracebloc.engine.dataset.PictureDatasets.VOC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations that want to do harm, and annotations that chance has written. */
final class HostileXmlTest {
  @TempDir Path folder;

  @Test
  void readsNoOtherFile() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "secret words");
    var xml = typed("<!ENTITY x SYSTEM '%s'>".formatted(secret.toUri())).replace("boat", "&x;");
    assertThat(problems(xml))
        .singleElement()
        .matches(VocProblem::fatal)
        .satisfies(
            problem -> assertThat(problem.message()).contains("entity").doesNotContain("words"));
  }

  @Test
  void opensNoConnection() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "http://localhost:%d/x".formatted(server.getLocalPort());
      var declared = "<!DOCTYPE annotation SYSTEM '%s'>".formatted(address);
      assertThat(problems(VOC.replace("<annotation>\n", declared + "<annotation>\n"))).isEmpty();
      var parameter = "<!ENTITY %% x SYSTEM '%s'> %%x;".formatted(address);
      problems(typed(parameter));
      server.setSoTimeout(1);
      assertThat(catchThrowable(server::accept)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void multipliesNoText() {
    var entities = new StringBuilder("<!ENTITY l0 'laugh'>");
    for (var level = 1; level < 40; level++) {
      entities.append(
          "<!ENTITY l%d '%s'>".formatted(level, "&l%d;".formatted(level - 1).repeat(9)));
    }
    assertThat(problems(typed(entities.toString()).replace("boat", "&l39;")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("entity"));
  }

  @Test
  void refusesDepthWithoutEnd() {
    var xml = VOC.replace("<segmented>", "<a>".repeat(100_000) + "<segmented>");
    assertThat(problems(xml))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("more than 64 deep"));
  }

  @Test
  void refusesLengthWithoutEnd() {
    var start = "<annotation><folder>".getBytes(StandardCharsets.US_ASCII);
    var endless =
        new InputStream() {
          private int position;

          @Override
          public int read() {
            return position < start.length ? start[position++] : 'a';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            for (var index = 0; index < length; index++) {
              bytes[offset + index] = (byte) read();
            }
            return length;
          }
        };
    assertThat(new VocReader().problems(endless))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("longer than 64 MiB"));
  }

  @Test
  void saysWhenReadingFails() {
    var failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk on fire");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("disk on fire");
          }
        };
    assertThat(new VocReader().problems(failing))
        .extracting(VocProblem::message)
        .containsExactly("The file cannot be read.");
  }

  @Test
  void showsTextHarmless() {
    var xml = VOC.replace("<segmented>0", "<segmented>\u202e\u0085" + "x".repeat(10_000));
    assertThat(problems(xml).getFirst().message()).contains("\\u202e\\x85x").hasSizeLessThan(200);
  }

  @Property(tries = 500)
  void chanceIsAFindingAtMost(@ForAll @Size(max = 400) byte[] bytes) {
    assertThat(problems(bytes)).isNotEmpty();
  }

  @Property(tries = 1500)
  void damageIsAFindingAtMost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) {
    var random = new Random(seed);
    var bytes = typed("<!ENTITY e 'f'>").getBytes(StandardCharsets.UTF_8);
    for (var change = 0; change < changes; change++) {
      bytes = damaged(bytes, random);
    }
    assertThat(problems(bytes))
        .allSatisfy(problem -> assertThat(problem.message()).isNotBlank().hasSizeLessThan(1000));
  }

  /** One byte changed, or a piece removed, doubled or cut off. */
  private static byte[] damaged(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    var at = random.nextInt(bytes.length);
    var end = Math.min(bytes.length, at + 1 + random.nextInt(40));
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var piece = text.substring(at, end);
    var changed =
        switch (random.nextInt(4)) {
          case 0 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
          case 1 -> text.substring(0, at) + text.substring(end);
          case 2 -> text.substring(0, end) + piece + text.substring(end);
          default -> text.substring(0, at);
        };
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String typed(String declarations) {
    return VOC.replace(
        "<annotation>\n", "<!DOCTYPE annotation [%s]>\n<annotation>\n".formatted(declarations));
  }

  private static List<VocProblem> problems(String xml) {
    return problems(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static List<VocProblem> problems(byte[] xml) {
    return new VocReader().problems(new ByteArrayInputStream(xml));
  }
}
