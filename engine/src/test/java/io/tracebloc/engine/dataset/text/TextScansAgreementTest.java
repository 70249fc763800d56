package io.tracebloc.engine.dataset.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Records and words, read as a stream, against simple readers of the whole text. */
final class TextScansAgreementTest {
  @Property(tries = 3000)
  void recordsAreSplitAsTheWholeTextWouldBe(
      @ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 30) int buffer)
      throws IOException {
    assertThat(read(text.getBytes(UTF_8), buffer, TextReading.RECORD).record())
        .contains(simpleRecord(text));
  }

  @Property(tries = 3000)
  void wordsAreCountedAsInTheWholeText(
      @ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 30) int buffer)
      throws IOException {
    var words = simpleWords(text);
    assertThat(read(text.getBytes(UTF_8), buffer, TextReading.WORDS).words())
        .hasValue(words.size());

    var slices = new ArrayList<String>();
    var inside = Slice.of("x" + text + "x");
    Words.forEach(
        new Slice(inside.bytes(), 1, inside.bytes().length - 1), word -> slices.add(word.text()));
    assertThat(slices).isEqualTo(words);
    assertThat(Words.count(Slice.of(text))).isEqualTo(words.size());
  }

  @Property(tries = 2000)
  void anyBytesAreReadToTheirEnd(
      @ForAll byte[] bytes,
      @ForAll TextReading reading,
      @ForAll @IntRange(min = 4, max = 30) int buffer)
      throws IOException {
    assertThat(read(bytes, buffer, reading).encoding().empty()).isEqualTo(bytes.length == 0);
  }

  @Property(tries = 1000)
  void brokenTextsAreJudgedAlikeWhereverTheyAreCut(
      @ForAll("brokenTexts") byte[] bytes, @ForAll @IntRange(min = 4, max = 30) int buffer)
      throws IOException {
    for (var reading : TextReading.values()) {
      var cut = read(bytes, buffer, reading);
      var whole = read(bytes, 1 << 10, reading);
      assertThat(cut.record()).isEqualTo(whole.record());
      assertThat(cut.words()).isEqualTo(whole.words());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return pieces().map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<byte[]> brokenTexts() {
    // Cutting a byte off the front breaks the first character if it has several.
    return pieces()
        .map(list -> String.join("", list).getBytes(UTF_8))
        .flatMap(
            bytes -> Arbitraries.integers().between(0, bytes.length).map(at -> without(bytes, at)));
  }

  private static Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "a", "bc", "\t", "\t", "\n", "\r", "\r\n", " ", "\u000b", "\u0085", "\u00a0", "\u1680",
            "\u2003", "\u2028", "\u202f", "\u205f", "\u3000", "\u001c", "\u200b", "\ufeff", "é",
            "猫", "🐈")
        .list()
        .ofMaxSize(24);
  }

  private static byte[] without(byte[] bytes, int at) {
    if (at == bytes.length) {
      return bytes;
    }
    var shorter = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  private static TextContent read(byte[] bytes, int buffer, TextReading reading)
      throws IOException {
    InputStream content = new ByteArrayInputStream(bytes);
    return new TextFileReader(buffer).read(Channels.newChannel(content), reading);
  }

  /** REC-03 and REC-04 as they are written down. */
  private static TextRecord simpleRecord(String text) {
    var record = text.replaceAll("^[\\r\\n]+", "").replaceAll("[\\r\\n]+\\z", "");
    if (WhiteSpace.trim(record).isEmpty()) {
      return new TextRecord.Blank();
    }
    if (record.indexOf('\n') >= 0 || record.indexOf('\r') >= 0) {
      return new TextRecord.SeveralLines();
    }
    var fields = List.of(record.split("\t", -1));
    var blank = fields.stream().filter(field -> WhiteSpace.trim(field).isEmpty()).findFirst();
    return new TextRecord.Fields(fields.size(), index(fields, blank));
  }

  private static OptionalInt index(List<String> fields, Optional<String> blank) {
    return blank.map(field -> OptionalInt.of(fields.indexOf(field))).orElse(OptionalInt.empty());
  }

  private static List<String> simpleWords(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (var point : text.concat(" ").codePoints().toArray()) {
      if (WhiteSpace.contains(point) || (point >= 0x1c && point <= 0x1f)) {
        if (!word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.appendCodePoint(point);
      }
    }
    return words;
  }
}
