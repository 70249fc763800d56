package io.tracebloc.engine.dataset.text;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is read of a text, and how far. */
final class TextFileReaderTest {
  private static final int BEGINNING = TextFileReader.BEGINNING;

  @Test
  void tellsAnEmptyFile() throws IOException {
    assertThat(encoding(new byte[0]).empty()).isTrue();
    assertThat(encoding(new byte[] {'\n'}).empty()).isFalse();
  }

  @Test
  void findsNulAndMalformedBytesInTheBeginningOnly() throws IOException {
    var text = new byte[BEGINNING + 100];
    Arrays.fill(text, (byte) 'a');
    text[BEGINNING] = 0;
    text[BEGINNING + 1] = (byte) 0xff;
    assertThat(encoding(text).nul()).isEmpty();
    assertThat(encoding(text).malformed()).isEmpty();

    text[BEGINNING - 1] = 0;
    text[BEGINNING - 2] = (byte) 0xff;
    assertThat(encoding(text).nul()).hasValue(BEGINNING - 1);
    assertThat(encoding(text).malformed()).hasValue(BEGINNING - 2);
  }

  @Test
  void forgivesACharacterThatIsCutInTwoUnlessTheFileEndsThere() throws IOException {
    var text = ("a".repeat(BEGINNING - 1) + "é").getBytes(UTF_8);
    assertThat(text).hasSize(BEGINNING + 1);
    assertThat(encoding(text).malformed()).isEmpty();

    var cut = Arrays.copyOf(text, BEGINNING);
    assertThat(encoding(cut).malformed()).hasValue(BEGINNING);
  }

  @Test
  void recognisesUtf16() throws IOException {
    assertThat(encoding("text".getBytes(UTF_16)).utf16()).isTrue();
    assertThat(encoding(new byte[] {(byte) 0xff, (byte) 0xfe}).utf16()).isTrue();
    assertThat(encoding(new byte[] {(byte) 0xff}).utf16()).isFalse();
  }

  @Test
  void readsNoFurtherThanItMust() throws IOException {
    var endless = new EndlessText("one\ttwo\nthree ");
    var content = new TextFileReader().read(endless, TextReading.RECORD);
    assertThat(content.record()).contains(new TextRecord.SeveralLines());
    assertThat(endless.served).isLessThan(3L * BEGINNING);

    endless = new EndlessText("word ");
    new TextFileReader().read(endless, TextReading.BEGINNING);
    assertThat(endless.served).isLessThan(3L * BEGINNING);
  }

  @Test
  void countsWordsAndFieldsOfTextsLongerThanItsBuffer() throws IOException {
    var words = "naïve words ".repeat(100_000).getBytes(UTF_8);
    assertThat(read(words, TextReading.WORDS).words()).hasValue(200_000);

    var fields = ("é".repeat(70_000) + "\t").repeat(3).getBytes(UTF_8);
    assertThat(read(fields, TextReading.RECORD).record())
        .contains(new TextRecord.Fields(4, OptionalInt.of(3)));
  }

  @Test
  void canBeUsedAgain() throws IOException {
    var reader = new TextFileReader();
    for (var text : new String[] {"a b c", "", "a"}) {
      var channel = Channels.newChannel(new ByteArrayInputStream(text.getBytes(UTF_8)));
      assertThat(reader.read(channel, TextReading.WORDS).words())
          .hasValue(text.isEmpty() ? 0 : text.split(" ").length);
    }
  }

  private static TextEncoding encoding(byte[] bytes) throws IOException {
    return read(bytes, TextReading.BEGINNING).encoding();
  }

  private static TextContent read(byte[] bytes, TextReading reading) throws IOException {
    return new TextFileReader().read(Channels.newChannel(new ByteArrayInputStream(bytes)), reading);
  }

  /** Repeats a text for ever. */
  private static final class EndlessText implements ReadableByteChannel {
    private final byte[] text;
    private long served;

    EndlessText(String text) {
      this.text = text.getBytes(UTF_8);
    }

    @Override
    public int read(ByteBuffer target) {
      var before = served;
      while (target.hasRemaining()) {
        target.put(text[(int) (served++ % text.length)]);
      }
      return (int) (served - before);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
