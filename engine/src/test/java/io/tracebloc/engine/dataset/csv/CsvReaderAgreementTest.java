package io.tracebloc.engine.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The reader against a second, simple one that works on characters. */
final class CsvReaderAgreementTest {
  @Property(tries = 2000)
  void agreesWithASimpleReader(
      @ForAll("csvTexts") String text,
      @ForAll @IntRange(min = 4, max = 40) int buffer,
      @ForAll @IntRange(min = 1, max = 7) int read)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(records(new TricklingStream(bytes, read), buffer)).isEqualTo(SimpleCsv.read(text));
  }

  @Property(tries = 2000)
  void agreesWithASimpleReaderInBatches(
      @ForAll("csvTexts") String text,
      @ForAll @IntRange(min = 4, max = 40) int size,
      @ForAll @IntRange(min = 1, max = 7) int read,
      @ForAll @IntRange(max = 3) int singly)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var records = new ArrayList<List<String>>();
    try (var reader = reader(new TricklingStream(bytes, read), CsvFormat.STANDARD, size)) {
      var more = true;
      while (more) {
        for (var count = 0; count < singly && reader.next(); count++) {
          assertThat(reader.number()).isEqualTo(records.size());
          records.add(cells(reader));
        }
        var rows = reader.read(new CsvBatch(size));
        more = rows.isPresent();
        rows.ifPresent(batch -> addAll(batch, records));
      }
      assertThat(reader.lastNumber()).isEqualTo(records.size() - 1);
    }
    assertThat(records).isEqualTo(SimpleCsv.read(text));
  }

  @Property(tries = 1000)
  void readsOtherFormatsAlike(
      @ForAll("csvTexts") String text, @ForAll @IntRange(min = 4, max = 40) int size)
      throws IOException {
    var format = CsvFormat.of("|", "'", "^").orElseThrow();
    var other = text.replace(',', '|').replace('"', '\'').getBytes(StandardCharsets.UTF_8);
    var records = new ArrayList<List<String>>();
    try (var reader = reader(new ByteArrayInputStream(other), format, size)) {
      while (reader.next()) {
        records.add(
            cells(reader).stream().map(cell -> cell.replace('|', ',').replace('\'', '"')).toList());
      }
    }
    assertThat(records).isEqualTo(SimpleCsv.read(text));
  }

  @Property(tries = 1000)
  void findsTheRowsOfEncodingProblems(
      @ForAll("csvTexts") String text,
      @ForAll @IntRange(max = 60) int place,
      @ForAll @IntRange(min = 4, max = 40) int size)
      throws IOException {
    // A mark where a bad byte is to be; the simple reader tells which record it belongs to.
    var unquoted = text.replace("\"", "");
    var marked = new StringBuilder(unquoted).insert(Math.min(place, unquoted.length()), "!");
    var records = SimpleCsv.read(marked.toString());
    var expected =
        IntStream.range(0, records.size())
            .filter(row -> String.join("", records.get(row)).contains("!"))
            .findFirst()
            .orElseThrow();
    for (var bad : new byte[] {0, (byte) 0xff}) {
      var bytes = marked.toString().getBytes(StandardCharsets.UTF_8);
      for (var at = 0; at < bytes.length; at++) {
        bytes[at] = bytes[at] == '!' ? bad : bytes[at];
      }
      try (var reader = reader(new ByteArrayInputStream(bytes), CsvFormat.STANDARD, size)) {
        while (reader.next()) {
          assertThat(reader.cells()).isPositive();
        }
        assertThat(bad == 0 ? reader.nulRow() : reader.malformedRow()).hasValue(expected);
      }
    }
  }

  @Property(tries = 1000)
  void neverFailsOnAnyBytes(@ForAll byte[] bytes, @ForAll @IntRange(min = 4, max = 64) int buffer)
      throws IOException {
    assertThat(records(new ByteArrayInputStream(bytes), buffer)).isNotNull();
  }

  @Property(tries = 1000)
  void agreesWithAStrictDecoder(
      @ForAll("nearlyUtf8") byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int chunk) {
    var check = new EncodingCheck();
    for (var start = 0; start < bytes.length; start += chunk) {
      check.accept(bytes, start, Math.min(bytes.length, start + chunk));
    }
    check.finish();
    assertThat(check.firstMalformed() == EncodingCheck.NONE).isEqualTo(isUtf8(bytes));
    assertThat(check.firstNul()).isEqualTo(indexOfNul(bytes));
  }

  @Provide
  Arbitrary<String> csvTexts() {
    var pieces =
        Arbitraries.of(
            ",", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", "a", "bc", "é", "猫", "🐈", ",\"",
            "\",", "\"\n");
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<byte[]> nearlyUtf8() {
    var pieces =
        Arbitraries.of(
            "plain ascii text",
            "é",
            "猫",
            "🐈",
            "\0",
            "x",
            "\u00c3",
            "\u00ed\u00a0\u0080",
            "\u00f4\u0090\u0080\u0080",
            "\u00e0\u0080\u0080",
            "\u00c0\u0080",
            "\u00f0\u009f",
            "\u0080");
    return pieces.list().ofMaxSize(12).map(CsvReaderAgreementTest::mixedBytes);
  }

  /** Latin-1 for the pieces that are byte patterns, UTF-8 for the rest. */
  private static byte[] mixedBytes(List<String> pieces) {
    var buffer = ByteBuffer.allocate(1024);
    for (var piece : pieces) {
      var pattern = piece.chars().allMatch(unit -> unit < 0x100) && !piece.equals("é");
      buffer.put(piece.getBytes(pattern ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }
    return java.util.Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.length() <= bytes.length;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static long indexOfNul(byte[] bytes) {
    for (var index = 0; index < bytes.length; index++) {
      if (bytes[index] == 0) {
        return index;
      }
    }
    return EncodingCheck.NONE;
  }

  private static List<List<String>> records(InputStream input, int size) throws IOException {
    var records = new ArrayList<List<String>>();
    try (var reader = reader(input, CsvFormat.STANDARD, size)) {
      while (reader.next()) {
        records.add(cells(reader));
      }
    }
    return records;
  }

  private static CsvReader reader(InputStream input, CsvFormat format, int size) {
    return new CsvReader(input, format, size, CsvReader.LONGEST_RECORD);
  }

  private static void addAll(CsvBatch batch, List<List<String>> records) {
    assertThat(batch.size()).isPositive();
    for (var row = 0; row < batch.size(); row++) {
      assertThat(batch.number(row)).isEqualTo(records.size());
      var cells = new ArrayList<String>();
      for (var column = 0; column < batch.width(row); column++) {
        cells.add(batch.cell(row, column).text());
      }
      assertThat(batch.has(row, cells.size())).isFalse();
      records.add(cells);
    }
  }

  private static List<String> cells(CsvRow row) {
    return IntStream.range(0, row.cells()).mapToObj(cell -> row.cell(cell).text()).toList();
  }

  /** Gives few bytes at a time. */
  private static final class TricklingStream extends ByteArrayInputStream {
    private final int most;

    TricklingStream(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      return super.read(buffer, offset, Math.min(most, length));
    }
  }
}
