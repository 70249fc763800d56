package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.preflight.TextDataset.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.rule.TextRules;
import io.tracebloc.engine.dataset.text.TextReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LAY-06: texts that cannot be read when their turn comes. */
final class TextInspectorTest {
  @TempDir Path folder;

  @Test
  void refusesATextThatIsGone() {
    var finding = inspect(folder.resolve("gone.txt"));
    assertThat(place(finding)).isEqualTo("REJECTION LAY-06 texts/gone.txt");
    assertThat(finding.message()).contains("disappeared");
  }

  @Test
  void refusesATextThatBecameALink() throws IOException {
    var text = Files.writeString(folder.resolve("a.txt"), "secret");
    var finding = inspect(Files.createSymbolicLink(folder.resolve("b.txt"), text));
    assertThat(place(finding)).isEqualTo("REJECTION LAY-06 texts/b.txt");
    assertThat(finding.message()).contains("cannot be read");
  }

  @Test
  void refusesATextWithoutPermission() throws IOException {
    var text = Files.writeString(folder.resolve("a.txt"), "secret");
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(text)).as("who runs this may read everything").isFalse();

    var finding = inspect(text);
    assertThat(place(finding)).isEqualTo("REJECTION LAY-06 texts/a.txt");
    assertThat(finding.message()).contains("denied");
  }

  private static Finding inspect(Path text) {
    var findings = new ArrayList<Finding>();
    var rules = TextRules.of(Category.EMBEDDINGS);
    new TextInspector(TextReading.RECORD, rules, Optional.empty())
        .inspect(new DatasetFile(text, "texts/" + text.getFileName(), 1, 1), findings::add);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }
}
