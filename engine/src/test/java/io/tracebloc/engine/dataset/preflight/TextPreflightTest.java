package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.preflight.TextDataset.place;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Family;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every category with texts: REC-01, TXT-01 to TXT-03, GEN-09 and FILE-03. */
@ParameterizedClass
@MethodSource("categories")
final class TextPreflightTest {
  static Stream<Category> categories() {
    return Arrays.stream(Category.values()).filter(each -> each.family() == Family.TEXT);
  }

  @TempDir Path temporary;
  @Parameter Category category;
  private TextDataset dataset;
  private String directory;

  @BeforeEach
  void writeValidDataset() throws IOException {
    dataset = new TextDataset(temporary.resolve("notes"), category);
    directory = category.directory().orElseThrow();
  }

  @Test
  void acceptsAValidDatasetAndTellsItsFacts() {
    var checked = dataset.assertAccepted();

    assertThat(checked.extension()).contains(".txt");
    assertThat(checked.rows()).isEqualTo(2);
    assertThat(checked.files())
        .extracting(DatasetFile::target)
        .startsWith("labels.csv")
        .endsWith(directory + "/a.txt", directory + "/b.txt");
  }

  @Test
  void needsAFilenameColumn() throws IOException {
    dataset.manifest("text,label\na.txt,O B-x\nb.txt,B-y O\n");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION REC-01 labels.csv");
    assertThat(finding.message()).contains("no column 'filename'", "'text', 'label'");
  }

  @Test
  void remarksAFilenameColumnInAnotherSpelling() throws IOException {
    dataset.manifest("FileName ,label\na.txt,O B-x\nb.txt,B-y O\n");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING REC-01 labels.csv");
    assertThat(finding.message()).contains("Rename column 'FileName' to 'filename'");
  }

  @Test
  void takesTheExactColumnWhereAnotherSpellingComesFirst() throws IOException {
    dataset.manifest("Filename,filename,label\nx,a.txt,O B-x\ny,b.txt,B-y O\n");
    dataset.assertAccepted();
  }

  @Test
  void findsTextsWithOrWithoutExtensionAndSkipsBlankNames() throws IOException {
    dataset
        .rename("b.txt", "b.2024.txt")
        .manifest("label,filename\nO B-x, a \nB-y O,b.2024\nB-y O,a.txt\n");
    dataset.assertAccepted();
  }

  @Test
  void refusesRowsWithoutTheirText() throws IOException {
    dataset.rows("a.txt", "b.txt", "c.txt", "b.png", "texts/a.txt");

    assertThat(dataset.findings())
        .extracting(TextDataset::place)
        .containsExactly(
            "REJECTION TXT-03 labels.csv:3",
            "REJECTION TXT-03 labels.csv:4",
            "REJECTION TXT-03 labels.csv:5");
    assertThat(dataset.findings().getFirst().message())
        .isEqualTo("There is no file 'c.txt' in %s/.".formatted(directory));
  }

  @Test
  void mindsTheCaseOfNamesAndSaysWhatIsThere() throws IOException {
    dataset.rename("b.txt", "b.TXT").rows("a.txt", "b");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION TXT-03 labels.csv:2");
    assertThat(finding.message()).contains("'b.txt'", "only 'b.TXT'", "case");
  }

  @Test
  void takesAnUpperCaseExtensionForTheSame() throws IOException {
    var checked = dataset.rename("b.txt", "b.TXT").rows("a.txt", "b.TXT").assertAccepted();
    assertThat(checked.extension()).contains(".txt");
  }

  @Test
  void refusesNamesThatTheClusterUnescapes() throws IOException {
    dataset.rename("b.txt", "b\\c.txt").rows("a.txt", "b\\c.txt");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION TXT-03 labels.csv:2");
    assertThat(finding.message()).contains("backslash");
  }

  @Test
  void remarksThatNoRowNamesAText() throws IOException {
    // Blank names are skipped, except where tags have no text then.
    assumeThat(category).isNotEqualTo(Category.TOKEN_CLASSIFICATION);
    dataset.rows("", "  ");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING GEN-09 labels.csv");
    assertThat(finding.message()).contains("No row names a file that exists in " + directory);
  }

  @Test
  void oneTextIsEnoughWhereOtherNamesAreBlank() throws IOException {
    assumeThat(category).isNotEqualTo(Category.TOKEN_CLASSIFICATION);
    dataset.rows("a.txt", "").assertAccepted();
  }

  @Test
  void remarksNamesThatLookAsIfTheyLedOut() throws IOException {
    dataset.rename("b.txt", "b..c.txt").rows("a.txt", "b..c.txt");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING FILE-03 labels.csv:2");
    assertThat(finding.message()).contains("'b..c.txt'", "'..'");
  }

  @Test
  void saysNothingOfTextsThatNoRowNames() throws IOException {
    dataset.text("c.txt", "not a record\nbut nobody asks").assertAccepted();
  }

  @Test
  void refusesAMixtureOfExtensions() throws IOException {
    dataset.rename("b.txt", "b.text").rows("a.txt", "b.text").text("c.text", "five\tsix");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION TXT-01 " + directory + "/");
    assertThat(finding.message()).contains("2 .text, 1 .txt");
  }

  @Test
  void takesTextsThatAllEndInText() throws IOException {
    var checked =
        dataset
            .rename("a.txt", "a.text")
            .rename("b.txt", "b.TEXT")
            .rows("a", "b.TEXT")
            .assertAccepted();
    assertThat(checked.extension()).contains(".text");
  }

  @Test
  void refusesAnotherExtensionThanADocumentDeclares() throws IOException {
    dataset.declare(".text");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION TXT-01 " + directory + "/");
    assertThat(finding.message()).contains("all text files end in .text", "found 2 .txt");

    dataset.declare(".txt").assertAccepted();
  }

  @Test
  void leavesOtherFilesAndHiddenOnesOut() throws IOException {
    var checked = dataset.text(".hidden.text", "x").text("readme.md", "x").text("sub/c.text", "x");
    assertThat(checked.assertAccepted().files())
        .extracting(DatasetFile::target)
        .filteredOn(target -> target.startsWith(directory))
        .containsExactly(directory + "/a.txt", directory + "/b.txt");
  }

  @Test
  void remarksBytesThatAreNoUtf8() throws IOException {
    dataset.text("b.txt", "naïve\ttext".getBytes(ISO_8859_1));

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING TXT-02 " + directory + "/b.txt");
    assertThat(finding.message()).contains("Bytes near 4 are not UTF-8", "Newer clusters");
  }

  @Test
  void remarksNul() throws IOException {
    dataset.text("b.txt", "one\ttw\0");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING TXT-02 " + directory + "/b.txt");
    assertThat(finding.message()).contains("NUL at byte 7");
  }

  @Test
  void looksOnlyAtTheBeginningForThat() throws IOException {
    dataset.text("b.txt", "three\t" + "x".repeat(64 << 10) + "\0").assertAccepted();
  }

  @Test
  void remarksUtf16AsSuch() throws IOException {
    dataset.text("c.txt", "one\ttwo".getBytes(UTF_16));

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING TXT-02 " + directory + "/c.txt");
    assertThat(finding.message()).contains("UTF-16");
  }

  @Test
  void remarksAnEmptyText() throws IOException {
    dataset.text("c.txt", "");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING TXT-02 " + directory + "/c.txt");
    assertThat(finding.message()).isEqualTo("The file is empty.");
  }

  @Test
  void refusesDuplicateHeadersOverlongRowsAndOtherBrokenManifests() throws IOException {
    dataset.manifest("filename,label,label\na.txt,O B-x,\nb.txt,B-y O,\n");
    assertThat(place(dataset.only())).isEqualTo("REJECTION GEN-03 labels.csv");

    dataset.manifest("filename,label\na.txt,O B-x\nb.txt,B-y O,more\n");
    assertThat(place(dataset.only())).isEqualTo("REJECTION GEN-06 labels.csv:2");

    dataset.manifest("filename,label,x\na.txt,O B-x,\0\nb.txt,B-y O,\n");
    assertThat(place(dataset.only())).isEqualTo("REJECTION GEN-01 labels.csv:1");

    dataset.manifest("filename,label\n");
    assertThat(place(dataset.only())).isEqualTo("REJECTION GEN-04 labels.csv");

    dataset.manifest("");
    assertThat(place(dataset.only())).isEqualTo("REJECTION GEN-05 labels.csv");
  }

  @Test
  void needsAtLeastOneText() throws IOException {
    dataset.withoutText("a.txt").withoutText("b.txt").text("a.md", "one\ttwo");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION LAY-03 " + directory + "/");
    assertThat(finding.message()).contains(".text, .txt", "1 .md");
  }

  @Test
  void findsOneBrokenTextAmongMany() throws IOException {
    var names = new ArrayList<String>();
    for (var text = 0; text < 600; text++) {
      names.add("t%04d.txt".formatted(text));
      dataset.text(names.getLast(), "eins\tzwei");
    }
    dataset
        .text("t0456.txt", new byte[] {'x', '\t', (byte) 0xc3})
        .rows(names.toArray(String[]::new));

    assertThat(place(dataset.only())).isEqualTo("WARNING TXT-02 " + directory + "/t0456.txt");
  }
}
