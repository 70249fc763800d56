package io.tracebloc.commands.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns are offered from the CSV file that the line names. */
class ColumnsTest {
  @TempDir private Path folder;

  private List<String> offered(String... words) {
    var line = Stream.concat(Stream.of("__complete"), Stream.of(words)).toArray(String[]::new);
    var result = new Terminal().in(folder).run(line);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out().lines().toList();
  }

  private void file(String name, String content) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, StandardCharsets.UTF_8);
  }

  @Test
  void theHeaderOfATableIsRead() throws IOException {
    file("loans.csv", "\ufeffage, income ,\"amount\",age\n1,2,3,4\n");
    assertThat(offered("push", "loans.csv", "--label-column", ""))
        .containsExactly("age", "amount", "income", ":4");
    assertThat(offered("validate", "loans.csv", "--time-column=a"))
        .containsExactly("age", "amount", ":4");
  }

  @Test
  void ofAFolderItIsTheManifestOrTheOnlyTable() throws IOException {
    file("leaves/labels.csv", "filename,disease\n");
    file("leaves/other.csv", "x\n");
    assertThat(offered("init", "leaves", "--label-column", ""))
        .contains("disease")
        .doesNotContain("x");
    file("table/data.CSV", "a,b\n");
    assertThat(offered("push", "table", "--label-column", "")).containsExactly("a", "b", ":4");
    file("table/more.csv", "c\n");
    assertThat(offered("push", "table", "--label-column", "")).containsExactly(":4");
  }

  @Test
  void columnsOfASchemaGoOnWithTheirType() throws IOException {
    file("t.csv", "age,income\n");
    assertThat(offered("push", "t.csv", "--schema", "a")).containsExactly("age:", ":6");
    assertThat(offered("push", "t.csv", "--schema", "age:INT,"))
        .containsExactly("age:INT,age:", "age:INT,income:", ":6");
    assertThat(offered("push", "t.csv", "--schema", "age:I")).containsExactly(":4");
  }

  @Test
  void hostileNamesAreLeftOut() throws IOException {
    file("t.csv", "$(id),a b,\"x\ny\",\u001b[2J,-r,good,`x`,été\n");
    assertThat(offered("push", "t.csv", "--label-column", "")).containsExactly("good", "été", ":4");
  }

  @Test
  void aFileThatIsNoTextOrHasNoEndIsNoTrouble() throws IOException {
    Files.write(folder.resolve("binary.csv"), new byte[] {'a', ',', 0, (byte) 0xff, '\n'});
    assertThat(offered("push", "binary.csv", "--label-column", "")).containsExactly(":4");
    file("empty.csv", "");
    assertThat(offered("push", "empty.csv", "--label-column", "")).containsExactly(":4");
    assertThat(offered("push", "/dev/zero", "--label-column", "")).containsExactly(":4");
    assertThat(offered("push", "missing", "--label-column", "")).containsExactly(":4");
    assertThat(offered("push", "\0", "--label-column", "")).containsExactly(":4");
    assertThat(offered("push", "--label-column", "")).containsExactly(":4");
  }

  @Test
  void ofAVeryLongHeaderTheBeginningIsOffered() throws IOException {
    var names =
        IntStream.range(0, 60_000).mapToObj(n -> "column" + n).collect(Collectors.joining(","));
    file("wide.csv", names);
    assertThat(offered("push", "wide.csv", "--label-column", "column1"))
        .contains("column1", "column199", "column1099")
        .hasSize(1001);
    file("line.csv", "x".repeat(1 << 20));
    assertThat(offered("push", "line.csv", "--label-column", "")).containsExactly(":4");
  }
}
