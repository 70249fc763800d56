package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.DatasetFolder;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PictureDatasets;
import io.tracebloc.engine.dataset.Pictures;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.selection.Omission.Cause;
import io.tracebloc.engine.dataset.selection.PathPattern;
import io.tracebloc.engine.dataset.selection.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What patterns do to a dataset, and what is said of files that rows still need. */
class PatternsLeaveFilesOutTest {
  @TempDir private Path folder;

  private static PreflightResult check(
      DatasetFolder dataset, DatasetRequest request, List<String> include, List<String> exclude) {
    var selection =
        new Selection(
            include.stream().map(PathPattern::parse).toList(),
            exclude.stream().map(PathPattern::parse).toList());
    return dataset.check(request.toBuilder().selection(selection).build());
  }

  private static PreflightResult excluding(DatasetFolder dataset, String... patterns) {
    return check(dataset, dataset.request(), List.of(), List.of(patterns));
  }

  private static void assertOnly(DatasetFolder dataset, Rule rule, String... words) {
    assertThat(dataset.findings())
        .filteredOn(finding -> finding.severity() == Finding.Severity.REJECTION)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.message()).contains(words);
            });
  }

  @Test
  void filesThatNoRowNeedsCanBeLeftOut() throws IOException {
    var dataset =
        DatasetFolder.valid(folder)
            .file("images/x_draft.png", "no picture")
            .file("images/y_draft.png", "")
            .file("images/notes.txt", "");
    Files.createSymbolicLink(folder.resolve("images/l_draft.png"), Path.of("a.png"));

    var checked = (CheckedDataset) excluding(dataset, "*_draft.*");

    assertThat(dataset.findings()).isEmpty();
    assertThat(checked.files())
        .extracting(DatasetFile::target)
        .containsExactly("labels.csv", "images/a.png", "images/b.png");
    assertThat(checked.omitted())
        .extracting(
            omitted -> omitted.reason().cause(),
            omitted -> omitted.reason().pattern().orElse(""),
            omitted -> omitted.examples().count())
        .containsExactly(
            tuple(Cause.EXCLUDE, "*_draft.*", 3L), tuple(Cause.EXTENSION, "images/*.txt", 1L));
  }

  @Test
  void theLabelsAreTakenWhateverIsIncluded() throws IOException {
    var dataset = DatasetFolder.valid(folder).file("images/c.png", "no picture");

    var checked =
        (CheckedDataset) check(dataset, dataset.request(), List.of("a.*", "b.*"), List.of("*.csv"));

    assertThat(dataset.findings()).isEmpty();
    assertThat(checked.files().count()).isEqualTo(3);
    assertThat(checked.omitted().getFirst().reason().cause()).isEqualTo(Cause.INCLUDE);
  }

  @Test
  void aFileThatARowNeedsIsMissedWithThePatternAsCause() throws IOException {
    var dataset =
        DatasetFolder.valid(folder)
            .file("labels.csv", "filename,label\na.png,cat\nb.png,dog\nc.png,dog\n")
            .file("images/c.png", Pictures.png(48, 36));

    assertThat(excluding(dataset, "*.tmp", "images/b*")).isInstanceOf(RejectedDataset.class);

    assertOnly(dataset, Rule.FILE_01, "'b.png'", "images/", "pattern 'images/b*'");
  }

  @Test
  void aFileThatIsNotIncludedIsMissedToo() throws IOException {
    var dataset =
        DatasetFolder.valid(folder)
            .file("labels.csv", "filename,label\na.png,cat\nb.png,dog\nc.png,dog\n")
            .file("images/c.png", Pictures.png(48, 36));

    check(dataset, dataset.request(), List.of("a.png", "c.png"), List.of());

    assertOnly(dataset, Rule.FILE_01, "'b.png'", "no pattern includes it");
  }

  @Test
  void aPatternThatLeavesNothingIsNamedAsTheCause() throws IOException {
    var dataset = DatasetFolder.valid(folder);

    excluding(dataset, "images/");

    assertThat(dataset.findings())
        .filteredOn(finding -> finding.rule() == Rule.LAY_03)
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("The patterns leave out all that do (2)");
  }

  @Test
  void anAnnotationThatIsLeftOutIsMissedWithItsPattern() throws IOException {
    var dataset = PictureDatasets.objectDetection(folder);
    var request = PictureDatasets.request(dataset, Category.OBJECT_DETECTION);

    check(dataset, request, List.of(), List.of("b.xml"));

    assertOnly(dataset, Rule.OD_01, "'b.xml'", "pattern 'b.xml'");
  }

  @Test
  void anAnnotationWhosePictureIsLeftOutIsToldWithThePattern() throws IOException {
    var dataset = PictureDatasets.objectDetection(folder).file("labels.csv", "filename\na.png\n");
    var request = PictureDatasets.request(dataset, Category.OBJECT_DETECTION);

    check(dataset, request, List.of(), List.of("b.png"));

    assertOnly(dataset, Rule.OD_01, "'b'", "pattern 'b.png'");
  }

  @Test
  void ofSeveralTablesAPatternLeavesOne() throws IOException {
    var dataset =
        new DatasetFolder(folder)
            .file("old.csv", "x,y\n1,2\n")
            .file("new.csv", "x,y\n1,0\n2,1\n3,0\n");
    var request =
        DatasetRequest.of(folder, "t", Category.TABULAR_CLASSIFICATION).withLabelColumn("y");

    var checked = (CheckedDataset) check(dataset, request, List.of(), List.of("old*"));

    assertThat(checked.rows()).isEqualTo(3);
    check(dataset, request, List.of(), List.of("*.csv"));
    assertOnly(dataset, Rule.LAY_01, "patterns leave out every CSV file");
  }
}
