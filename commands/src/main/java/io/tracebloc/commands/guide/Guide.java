package io.tracebloc.commands.guide;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.DatasetOptions;
import io.tracebloc.commands.options.SuggestedName;
import io.tracebloc.commands.output.ShellWord;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.dataset.sniff.Sniffed;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a person for what is missing about a dataset: its task, name, label column and number of
 * keypoints. What the options say is not asked for.
 */
public final class Guide {
  private final Questions questions;
  private final Invocation invocation;
  private final Path path;
  private final DatasetOptions options;
  private final boolean nameNeeded;
  private final List<String> answered = new ArrayList<>();

  /**
   * A guide through one dataset.
   *
   * @param path where it lies
   * @param options what was said; the answers are added to them
   * @param nameNeeded whether the dataset needs a name
   */
  public Guide(Invocation invocation, Path path, DatasetOptions options, boolean nameNeeded) {
    this.questions = new Questions(invocation.streams(), invocation.terminal().errorStyle());
    this.invocation = invocation;
    this.path = path;
    this.options = options;
    this.nameNeeded = nameNeeded;
  }

  /** Whether there is a person to ask: a terminal, and no wish to the contrary. */
  public static boolean canAsk(Invocation invocation, boolean noInput, boolean json) {
    return invocation.environment().terminal() && !noInput && !json;
  }

  /**
   * Asks for everything that is missing; asks nothing if nothing is.
   *
   * @param sniff what the path seems to hold; looked up only if there is something to ask
   * @return whether anything was asked
   * @throws io.tracebloc.engine.failure.LocalFailure if there is no dataset at the path
   * @throws io.tracebloc.engine.failure.InterruptedFailure if the input ends before
   */
  public boolean complete(Supplier<Sniffed> sniff) {
    if (options.missing(nameNeeded).isEmpty()) {
      return false;
    }
    var sniffed = sniff.get();
    if (options.task().isEmpty()) {
      options.answer(task(sniffed));
      answered("--task", options.task().orElseThrow().id());
    }
    var task = options.task().orElseThrow();
    if (nameNeeded && options.name().isEmpty()) {
      options.answerName(name());
      answered("--name", options.name().orElseThrow());
    }
    if (task.isLabelled() && options.labelColumn().isEmpty()) {
      options.answerLabelColumn(labelColumn(sniffed, task));
      answered("--label-column", options.labelColumn().orElseThrow());
    }
    if (task.hasKeypoints() && options.numberOfKeypoints().isEmpty()) {
      options.answerNumberOfKeypoints(numberOfKeypoints());
      answered("--number-of-keypoints", "" + options.numberOfKeypoints().getAsInt());
    }
    return true;
  }

  private void answered(String option, String value) {
    answered.addAll(List.of(option, value));
  }

  /**
   * Shows what was settled on and how to say it without being asked: all that was typed, with the
   * answers.
   *
   * @param question what to ask, for example {@code Push it?}
   * @return whether to go on
   */
  public boolean review(String question) {
    var words = new ArrayList<>(TypedWords.of(invocation.arguments()));
    var options = words.indexOf("--");
    words.addAll(options < 0 ? words.size() : options, answered);
    questions.tell("");
    questions.tell(
        "  Without questions: %s %s"
            .formatted(
                invocation.host().program(),
                words.stream().map(Printable::of).map(ShellWord::quote).collect(joining(" "))));
    return questions.confirm(question);
  }

  private Category task(Sniffed sniffed) {
    var family =
        switch (sniffed) {
          case Sniffed.Recognised recognised -> recognised.family();
          case Sniffed.Undecided(var reason) -> family(reason);
        };
    var tasks =
        Arrays.stream(Category.values())
            .filter(category -> category.family() == family)
            .map(category -> new Choice<>(category, category.id(), category.explanation()))
            .toList();
    return questions.choose("What is it for? These look like " + plural(family) + ".", tasks, 0);
  }

  private Family family(String reason) {
    questions.tell(reason + " So it is not clear what the dataset consists of.");
    var choices =
        List.of(Family.TABULAR, Family.IMAGE, Family.TEXT).stream()
            .map(family -> new Choice<>(family, plural(family), ""))
            .toList();
    return questions.choose("What are its records?", choices, 0);
  }

  private static String plural(Family family) {
    return switch (family) {
      case TABULAR -> "tables";
      case IMAGE -> "pictures";
      case TEXT -> "texts";
    };
  }

  private String name() {
    return questions.text(
        "Name of the dataset in the workspace", SuggestedName.of(path), TableName::objection);
  }

  private String labelColumn(Sniffed sniffed, Category task) {
    var columns = sniffed.labelCandidates(task);
    if (columns.isEmpty()) {
      return questions.text("Column with the label", Optional.empty(), _ -> Optional.empty());
    }
    var choices =
        columns.stream().map(column -> new Choice<>(column, Printable.of(column), "")).toList();
    return questions.choose("Which column is the label?", choices, columns.indexOf("label") + 1);
  }

  private int numberOfKeypoints() {
    var answer =
        questions.text(
            "Number of keypoints in each picture",
            Optional.empty(),
            text ->
                text.matches("[1-9][0-9]{0,5}")
                    ? Optional.empty()
                    : Optional.of("Answer with a number above 0."));
    return Integer.parseInt(answer);
  }
}
