package io.tracebloc.commands.validate;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** One mistake in a good dataset, and what somebody who validates it is told. */
final class Mistake {
  private final Rule rule;
  private final Category category;
  private final String title;
  private final Weight weight;
  private Consumer<GoodDataset> change = _ -> {};
  private Consumer<GoodDataset> meanwhile = _ -> {};
  private List<String> options = List.of();
  private Optional<String> document = Optional.empty();
  private Optional<String> file = Optional.empty();
  private OptionalInt row = OptionalInt.empty();
  private Optional<String> column = Optional.empty();
  private String words = "";

  /** What becomes of it ({@code contract/datasets.md} 5.1). */
  enum Weight {
    /** The data are refused. */
    DATA("error", 3, 3),
    /** An option's value is refused. */
    OPTION("error", 2, 2),
    /** Something in the data is remarked, and refused only where warnings are. */
    REMARK("warning", 0, 3),
    /** An option's value is remarked, and refused only where warnings are. */
    REMARK_ON_OPTION("warning", 0, 2);

    private final String word;
    private final int code;
    private final int strictCode;

    Weight(String word, int code, int strictCode) {
      this.word = word;
      this.code = code;
      this.strictCode = strictCode;
    }

    /** The word for it in JSON. */
    String word() {
      return word;
    }

    /** The exit code. */
    int code() {
      return code;
    }

    /** The exit code where warnings refuse. */
    int strictCode() {
      return strictCode;
    }
  }

  private Mistake(Rule rule, Category category, String title, Weight weight) {
    this.rule = rule;
    this.category = category;
    this.title = title;
    this.weight = weight;
  }

  /** A mistake in the data. */
  static Mistake rejected(Rule rule, Category category, String title) {
    return new Mistake(rule, category, title, Weight.DATA);
  }

  /** A mistake in the options. */
  static Mistake refused(Rule rule, Category category, String title) {
    return new Mistake(rule, category, title, Weight.OPTION);
  }

  /** Something in the data that is remarked. */
  static Mistake warned(Rule rule, Category category, String title) {
    return new Mistake(rule, category, title, Weight.REMARK);
  }

  /** Something in the options that is remarked. */
  static Mistake doubted(Rule rule, Category category, String title) {
    return new Mistake(rule, category, title, Weight.REMARK_ON_OPTION);
  }

  /** It is made like this. */
  Mistake by(Consumer<GoodDataset> made) {
    change = made;
    return this;
  }

  /** It is made like this once the files were listed. */
  Mistake meanwhile(Consumer<GoodDataset> made) {
    meanwhile = made;
    return this;
  }

  /** With more options. */
  Mistake with(String... more) {
    options = List.of(more);
    return this;
  }

  /** A document says what the dataset is, instead of options. */
  Mistake described(String text) {
    document = Optional.of(text);
    return this;
  }

  /** Its place is a file, or the header of the manifest. */
  Mistake in(String name) {
    file = Optional.of(name);
    return this;
  }

  /** Its place is a column of the manifest. */
  Mistake in(String name, String header) {
    column = Optional.of(header);
    return in(name);
  }

  /** Its place is a row of the manifest. */
  Mistake at(String name, int number) {
    row = OptionalInt.of(number);
    return in(name);
  }

  /** Its place is a cell of the manifest. */
  Mistake at(String name, int number, String header) {
    column = Optional.of(header);
    return at(name, number);
  }

  /** What the message says besides. */
  Mistake saying(String part) {
    words = part;
    return this;
  }

  /** The only rule that is broken. */
  Rule rule() {
    return rule;
  }

  Category category() {
    return category;
  }

  Weight weight() {
    return weight;
  }

  /** What is done to the dataset. */
  Consumer<GoodDataset> change() {
    return change;
  }

  /** What is done to it while it is checked. */
  Consumer<GoodDataset> meanwhile() {
    return meanwhile;
  }

  List<String> options() {
    return options;
  }

  Optional<String> document() {
    return document;
  }

  Optional<String> file() {
    return file;
  }

  OptionalInt row() {
    return row;
  }

  Optional<String> column() {
    return column;
  }

  String words() {
    return words;
  }

  @Override
  public String toString() {
    return rule.id() + " " + title;
  }
}
