package io.tracebloc.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.CatalogFailure;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

/** What the client escapes comes back as it was. */
class RowsAreReadExactlyProperties {
  /** As the client does in batch mode. */
  private static String escaped(String cell) {
    return cell.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\0", "\\0");
  }

  @Property
  void cellsSurviveTheirEscapes(@ForAll @NotEmpty List<String> cells) {
    var line =
        cells.stream().map(RowsAreReadExactlyProperties::escaped).collect(Collectors.joining("\t"));
    var row = Row.of(line);
    assertThat(row.size()).isEqualTo(cells.size());
    for (int index = 0; index < cells.size(); index++) {
      assertThat(row.word(index)).isEqualTo(cells.get(index));
    }
  }

  @Property
  void textsSurviveHexadecimal(@ForAll String text) {
    // Lone surrogates are not text in any database.
    var sound = text.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
    if (sound) {
      assertThat(Row.of(ScriptedDatabase.hex(text)).text(0)).contains(text);
    }
  }

  @Property
  void namesCannotLeaveTheirQuotes(@ForAll String name) {
    var quoted = Sql.identifier(name);
    assertThat(quoted.substring(1, quoted.length() - 1).replace("``", "")).doesNotContain("`");
    assertThat(Sql.literal(name)).matches("_utf8mb4 X'[0-9A-F]*'");
  }

  @Example
  void nullIsNeitherTextNorNumber() {
    var row = Row.of("NULL\tNULL\t" + ScriptedDatabase.hex("NULL"));
    assertThat(row.text(0)).isEmpty();
    assertThat(row.number(1)).isEmpty();
    assertThat(row.text(2)).contains("NULL");
  }

  @Example
  void numbersAreCutAtTheirPoint() {
    assertThat(Row.of("1700000000.000000").number(0)).hasValue(1_700_000_000L);
    assertThat(Row.of("18446744073709551615").number(0)).isEmpty();
    assertThat(Row.of("-5").number(0)).hasValue(-5);
  }

  @Example
  void nonsenseIsAFailure() {
    assertThatThrownBy(() -> Row.of("xyz").text(0)).isInstanceOf(CatalogFailure.class);
    assertThatThrownBy(() -> Row.of("1e9").number(0)).isInstanceOf(CatalogFailure.class);
    assertThatThrownBy(() -> Row.of("1").number(1)).isInstanceOf(CatalogFailure.class);
  }
}
