package io.tracebloc.commands.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.Terminal;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every rule that rejects or warns, as somebody who runs {@code validate} meets it: a dataset that
 * breaks just this one, its id, message and place, for people and for programs, and the exit code.
 */
final class EveryRuleIsToldTest {
  /** Rules that {@code validate} cannot check, since it asks no cluster. */
  private static final Map<Rule, String> ASKED_OF_THE_CLUSTER =
      Map.of(
          Rule.GEN_07, "whether the name is taken: tried with the practice cluster",
          Rule.TAB_08, "what an existing table has: tried with the practice cluster");

  @TempDir private Path folder;

  static Stream<Mistake> mistakes() {
    return Stream.of(
            GeneralMistakes.all(),
            LayoutMistakes.all(),
            TableMistakes.all(),
            SeriesMistakes.all(),
            PictureMistakes.all(),
            TextMistakes.all())
        .flatMap(List::stream);
  }

  @Test
  void noRuleIsLeftOut() {
    var wanted =
        Arrays.stream(Rule.values())
            .filter(rule -> rule.severity() != Finding.Severity.NOTE)
            .filter(rule -> !ASKED_OF_THE_CLUSTER.containsKey(rule));
    assertThat(mistakes().map(Mistake::rule)).containsAll(wanted.toList());
    assertThat(Arrays.stream(Rule.values()).filter(Rule::isLeftToTheCluster))
        .containsExactlyInAnyOrderElementsOf(ASKED_OF_THE_CLUSTER.keySet());
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void withoutAMistakeThereIsNothingToTell(Category category) {
    var result = validate(Mistake.rejected(Rule.GEN_01, category, "none"), "-o", "json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(problems(result.out())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aProgramIsToldTheRuleAndThePlace(Mistake mistake) {
    var result = validate(mistake, "-o", "json");
    assertThat(result.code()).as(result.err()).isEqualTo(mistake.weight().code());
    assertThat(problems(result.out()).map(problem -> problem.path("rule").stringValue()))
        .as(result.err())
        .containsExactly(mistake.rule().id());
    assertThat(problems(result.out()))
        .allMatch(problem -> problem.path("severity").stringValue().equals(mistake.weight().word()))
        .anyMatch(problem -> examples(problem).anyMatch(example -> isAt(mistake, example)));
    assertThat(all(result.out()))
        .anyMatch(
            finding ->
                isAt(mistake, finding)
                    && finding.path("rule").stringValue().equals(mistake.rule().id()));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aPersonIsToldTheSame(Mistake mistake) {
    var result = validate(mistake);
    assertThat(result.code()).isEqualTo(mistake.weight().code());
    var accepted = mistake.weight().code() == 0;
    var label = accepted ? "Warning" : "Problem";
    assertThat(result.err()).contains(label + " " + mistake.rule().id() + ": ");
    assertThat(result.err().lines())
        .as(result.err())
        .anyMatch(line -> line.contains(place(mistake)) && line.contains(mistake.words()));
    assertThat(result.out().isEmpty()).isEqualTo(!accepted);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void strictnessRefusesWhatIsOnlyRemarked(Mistake mistake) {
    var result = validate(mistake, "--strict");
    assertThat(result.code()).isEqualTo(mistake.weight().strictCode());
    assertThat(result.err()).contains("Problem " + mistake.rule().id() + ": ");
  }

  /** TAB-06 where no cluster knows the type: told before there is anything to look at. */
  @Test
  void aTypeThatNoDatabaseKnowsIsAWrongOption() {
    var mistake =
        Mistake.refused(Rule.TAB_06, Category.TABULAR_CLASSIFICATION, "an unknown type")
            .with("--schema=age:NUMBER");
    var result = validate(mistake, "-o", "json");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("Error: Column 'age' has the unknown type 'NUMBER' (TAB-06).");
    assertThat(read(result.out()).path("error").stringValue()).contains("'age'", "TAB-06");
  }

  /** And the same in a document. */
  @Test
  void aTypeThatNoDatabaseKnowsIsAWrongDocument() {
    var mistake =
        Mistake.refused(Rule.TAB_06, Category.TABULAR_CLASSIFICATION, "an unknown type")
            .described(
                """
                apiVersion: tracebloc.io/v1
                kind: IngestConfig
                category: tabular_classification
                table: loans
                intent: train
                csv: data.csv
                schema: {age: NUMBER, label: INT}
                label: label
                """);
    var result = validate(mistake, "-o", "json");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("schema.age (line 7, column 15): 'NUMBER'", "(TAB-06)");
    assertThat(elements(read(result.out()).path("violations")).toList())
        .singleElement()
        .satisfies(
            violation -> assertThat(violation.path("path").stringValue()).isEqualTo("schema.age"));
  }

  private Terminal.Result validate(Mistake mistake, String... more) {
    var dataset = GoodDataset.write(folder, mistake.category());
    mistake.change().accept(dataset);
    mistake.document().ifPresent(text -> dataset.file("ingest.yaml", text));
    var said =
        mistake.document().isPresent()
            ? Stream.of("data/ingest.yaml")
            : Stream.concat(Stream.of("data"), dataset.options(mistake.options()).stream());
    var line =
        Stream.of(Stream.of("validate"), said, mistake.options().stream(), Arrays.stream(more))
            .flatMap(words -> words)
            .toArray(String[]::new);
    var looks = new AtomicInteger();
    return new Terminal()
        .in(folder)
        .timed(
            () -> {
              // The first look is at the start, the next when files were listed.
              if (looks.incrementAndGet() == 2) {
                mistake.meanwhile().accept(dataset);
              }
              return 0;
            })
        .run(line);
  }

  /** What is shown before a message. */
  private static String place(Mistake mistake) {
    var place = new StringBuilder(mistake.file().orElse(""));
    mistake.row().ifPresent(row -> place.append(", row ").append(row));
    mistake.column().ifPresent(column -> place.append(", column '").append(column).append('\''));
    return place.isEmpty() ? "" : place.append(": ").toString();
  }

  private static boolean isAt(Mistake mistake, JsonNode finding) {
    return finding.path("file").stringValue("").equals(mistake.file().orElse(""))
        && finding.path("row").intValue(-1) == mistake.row().orElse(-1)
        && finding.path("column").stringValue("").equals(mistake.column().orElse(""))
        && finding.path("message").stringValue("").contains(mistake.words());
  }

  /** Findings by rule, notes left aside. */
  private static Stream<JsonNode> problems(String json) {
    return elements(read(json).path("findings"))
        .filter(finding -> !finding.path("severity").stringValue().equals("note"));
  }

  private static Stream<JsonNode> all(String json) {
    return elements(read(json).path("all_findings"));
  }

  private static Stream<JsonNode> examples(JsonNode problem) {
    return elements(problem.path("examples"));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
