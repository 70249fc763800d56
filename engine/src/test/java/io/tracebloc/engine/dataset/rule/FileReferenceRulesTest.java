package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.bytes.Slice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FILE-01, FILE-02, FILE-03 and GEN-06: rows and the files they name. */
final class FileReferenceRulesTest {
  @TempDir Path folder;
  private final RowRuleRun run = new RowRuleRun();

  @Test
  void findsFilesWithAndWithoutExtension() throws IOException, InterruptedException {
    run.withPictures(folder, "a.png", "img.2024.png");
    assertThat(run.findings(ReferencedFiles::create, "filename\n a \na.png\nimg.2024\n\"\"\n"))
        .isEmpty();
  }

  @Test
  void matchesCaseExactly() throws IOException, InterruptedException {
    run.withPictures(folder, "A.png", "X.PNG");
    assertThat(run.findings(ReferencedFiles::create, "filename\na\nA\nX.PNG\nX\n"))
        .filteredOn(finding -> finding.id().equals("FILE-01"))
        .extracting(finding -> finding.row().orElseThrow())
        .containsExactly(1L, 4L);
  }

  @Test
  void takesTextExtensionsAsExtensions() throws IOException, InterruptedException {
    run.withPictures(folder, "a.txt.png", "b.png");
    assertThat(run.findings(ReferencedFiles::create, "filename\na.txt\nb\n"))
        .extracting(Finding::id)
        .containsExactly("FILE-01", "FILE-02");
  }

  @Test
  void remarksFilesWithoutRow() throws IOException, InterruptedException {
    run.withPictures(folder, "c.png", "a.png", "b.png");
    var findings = run.findings(ReferencedFiles::create, "filename\nb\n");
    assertThat(findings)
        .extracting(finding -> finding.file().orElseThrow())
        .containsExactly("images/a.png", "images/c.png");
    assertThat(findings).allMatch(finding -> finding.severity() == Finding.Severity.WARNING);
  }

  @Test
  void skipsRowsWithoutName() throws IOException, InterruptedException {
    run.withPictures(folder, "a.png");
    assertThat(run.findings(ReferencedFiles::create, "label,filename\n1,a\n2\n3,  \n")).isEmpty();
  }

  @Test
  void remarksUnsafeNames() throws IOException {
    var csv = "filename\n/etc/passwd\n../a.png\na..b.png\na.png\n./a.png\n";
    assertThat(run.rows(SafeFileNames::create, csv)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void refusesNamesThatTheIngestorUnescapes() throws IOException {
    var csv = "label,filename\na,b.png\nb,back\\slash.png\n\\,c.png\n";
    assertThat(run.rows(UnescapedFileNames::create, csv)).containsExactly(2L);
  }

  @Test
  void refusesRowsThatAreLongerThanTheHeader() throws IOException {
    assertThat(run.rows(RowLength::create, "a,b\n1,2\n1,2,3\n1\n1,2,\n")).containsExactly(2L, 4L);
  }

  @ParameterizedTest
  @CsvSource({
    "a.JPG, true",
    "a.jpeg, true",
    ".png, true",
    "a.xml, true",
    "a.TEXT, true",
    "a, false",
    "a.2024, false",
    "a.png.bak, false",
    "png, false",
    "a.gif, false",
    "a., false"
  })
  void knowsSixExtensions(String name, boolean known) {
    assertThat(FileReference.hasKnownExtension(Slice.of(name))).isEqualTo(known);
  }
}
