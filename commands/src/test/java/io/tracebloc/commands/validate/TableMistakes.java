package io.tracebloc.commands.validate;

import static io.tracebloc.commands.validate.Mistake.rejected;
import static io.tracebloc.commands.validate.Mistake.warned;
import static io.tracebloc.engine.dataset.Category.TABULAR_CLASSIFICATION;

import io.tracebloc.engine.dataset.Rule;
import java.util.List;

/** Mistakes in tables (TAB). */
final class TableMistakes {
  private static final String FILE = "data.csv";

  private TableMistakes() {}

  static List<Mistake> all() {
    return List.of(
        rejected(Rule.TAB_01, TABULAR_CLASSIFICATION, "a byte order mark")
            .by(data -> data.row(0, "\ufeffage,income,label"))
            .in(FILE)
            .saying("byte order mark"),
        rejected(Rule.TAB_02, TABULAR_CLASSIFICATION, "a declared column that is not there")
            .with("--schema=Age:INT,income:FLOAT,label:INT")
            .in(FILE)
            .saying("Declared columns that are not in the header: 'Age'"),
        typed(Rule.TAB_03, "a word as a number", "x,2.5,1")
            .at(FILE, 2, "age")
            .saying("'x' is no number"),
        typed(Rule.TAB_03, "a fraction as an integer", "41.5,2.5,1")
            .at(FILE, 2, "age")
            .saying("'41.5' is no whole number"),
        typed(Rule.TAB_04, "a text that is too long", "41,2.5,maybe")
            .with("--schema=age:INT,income:FLOAT,label:VARCHAR(3)")
            .at(FILE, 2, "label")
            .saying("'maybe' has 5 characters"),
        typed(Rule.TAB_04, "neither true nor false", "41,2.5,maybe")
            .with("--schema=age:INT,income:FLOAT,label:BOOLEAN")
            .at(FILE, 2, "label")
            .saying("'maybe' is neither true nor false"),
        typed(Rule.TAB_04, "no date", "yesterdate,2.5,1")
            .by(data -> data.rows("age,label", "2024-01-31,0", "2024-31-31,1"))
            .with("--schema=age:DATE,label:INT")
            .at(FILE, 2, "age")
            .saying("'2024-31-31' cannot be read as a date or time"),
        typed(Rule.TAB_05, "an infinite number", "41,inf,1")
            .at(FILE, 2, "income")
            .saying("'inf' is infinite"),
        warned(Rule.TAB_05, TABULAR_CLASSIFICATION, "an integer of more than 64 bits")
            .by(data -> data.row(2, "99999999999999999999,2.5,1"))
            .with("--schema=age:BIGINT,income:FLOAT,label:INT")
            .at(FILE, 2, "age")
            .saying("does not fit 64 bits"),
        warned(Rule.TAB_06, TABULAR_CLASSIFICATION, "a type that older clusters lack")
            .with("--schema=age:SMALLINT,income:FLOAT,label:INT")
            .in(FILE)
            .saying("SMALLINT is a type that older clusters refuse (column 'age')"),
        rejected(Rule.TAB_07, TABULAR_CLASSIFICATION, "a reserved column")
            .by(data -> data.row(0, "status,income,label"))
            .with("--schema=status:INT,income:FLOAT,label:INT")
            .in(FILE)
            .saying("'status'"),
        rejected(Rule.TAB_07, TABULAR_CLASSIFICATION, "a name that is too long")
            .by(data -> data.row(0, "a".repeat(65) + ",income,label"))
            .in(FILE)
            .saying("Column names of more than 64 characters"));
  }

  private static Mistake typed(Rule rule, String title, String row) {
    return rejected(rule, TABULAR_CLASSIFICATION, title)
        .by(data -> data.row(2, row))
        .with("--schema=age:INT,income:FLOAT,label:INT");
  }
}
