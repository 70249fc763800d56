package io.tracebloc.engine.dataset.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.failure.InputFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of column types (6.3, 6.4). */
final class ColumnTypesAreReadTest {
  @Test
  void commasInParenthesesBelongToTheType() {
    assertThat(ColumnTypes.parse("age:INT, price : DECIMAL(10,2),,name:varchar(32) ,"))
        .containsExactly(
            new Column("age", "INT"),
            new Column("price", "DECIMAL(10,2)"),
            new Column("name", "varchar(32)"));
  }

  @Test
  void theFirstColonSeparates() {
    assertThat(ColumnTypes.parse("a:INT :x,b):INT"))
        .isEqualTo(List.of(new Column("a", "INT :x"), new Column("b)", "INT")));
  }

  @Test
  void aRepeatedColumnOverwrites() {
    assertThat(ColumnTypes.parse("a:INT,b:INT,a:FLOAT"))
        .containsExactly(new Column("a", "FLOAT"), new Column("b", "INT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int unsigned", "VARCHAR(x)", "Timestamp(6)", "double precision", "bool"})
  void typesAreKnownByTheirBase(String type) {
    assertThat(ColumnTypes.parse("a:" + type)).containsExactly(new Column("a", type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"STRING", "NUMBER", "JSON", "UUID", "(10)", "INT4"})
  void unknownTypesAreRefused(String type) {
    assertThatThrownBy(() -> ColumnTypes.parse("a:INT,b:" + type))
        .isInstanceOf(InputFailure.class)
        .hasMessage("Column 'b' has the unknown type '%s' (TAB-06).".formatted(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a:", ":INT", "a:INT,b", " : "})
  void entriesNeedNameAndType(String text) {
    assertThatThrownBy(() -> ColumnTypes.parse(text))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("names no column with its type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ,"})
  void somethingMustBeGiven(String text) {
    assertThatThrownBy(() -> ColumnTypes.parse(text))
        .isInstanceOf(InputFailure.class)
        .hasMessage("No column types are given.");
  }

  @Test
  void outsideTextIsMadePrintable() {
    assertThatThrownBy(() -> ColumnTypes.parse("a\u001b[31m:NUMBER"))
        .isInstanceOf(InputFailure.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b"));
  }

  @Property(tries = 2000)
  void agreesWithACharacterByCharacterReading(@ForAll("texts") String text) {
    var expected = naive(text);
    if (expected == null) {
      assertThatThrownBy(() -> ColumnTypes.parse(text)).isInstanceOf(InputFailure.class);
    } else {
      assertThat(ColumnTypes.parse(text)).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "b", "é", ":", ",", "(", ")", " ", "\u00a0", "INT", ":INT", "DECIMAL(10,2)", ":x")
        .list()
        .ofMaxSize(9)
        .map(pieces -> String.join("", pieces));
  }

  /** What the text says, or null if it is to be refused. */
  private static List<Column> naive(String text) {
    var entries = new ArrayList<StringBuilder>();
    entries.add(new StringBuilder());
    var depth = 0;
    for (var at = 0; at < text.length(); at++) {
      var character = text.charAt(at);
      depth = character == '(' ? depth + 1 : character == ')' && depth > 0 ? depth - 1 : depth;
      if (character == ',' && depth == 0) {
        entries.add(new StringBuilder());
      } else {
        entries.getLast().append(character);
      }
    }
    var columns = new LinkedHashMap<String, Column>();
    for (var entry : entries) {
      var whole = trim(entry.toString());
      if (whole.isEmpty()) {
        continue;
      }
      var parts = whole.split(":", 2);
      if (parts.length < 2
          || trim(parts[0]).isEmpty()
          || !trim(parts[1]).matches("(?s)(INT|DECIMAL)(|[ (\u00a0].*)")) {
        return null;
      }
      columns.put(trim(parts[0]), new Column(trim(parts[0]), trim(parts[1])));
    }
    return columns.isEmpty() ? null : List.copyOf(columns.values());
  }

  private static String trim(String text) {
    return text.replaceAll("^[ \u00a0]+|[ \u00a0]+$", "");
  }
}
