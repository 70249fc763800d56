package io.tracebloc.commands.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.ShellWord;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.selection.Omission;
import io.tracebloc.engine.dataset.selection.Omitted;
import io.tracebloc.engine.dataset.selection.Selection;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What would be sent and why, and what would not; told by a dry run. Holds no list of its own,
 * however many files there are.
 */
public final class SendPlan {
  /** So many files are named unless all are wanted. */
  private static final int NAMED = 20;

  private static final int SIZE_COLUMNS = 12;

  private final FileSet files;
  private final List<Omitted> omitted;
  private final Function<DatasetFile, String> role;
  private final Selection selection;

  /**
   * A plan.
   *
   * @param omitted what is left out
   * @param role what a file is, in a few words
   * @param selection which files were asked for
   */
  public SendPlan(
      FileSet files,
      List<Omitted> omitted,
      Function<DatasetFile, String> role,
      Selection selection) {
    this.files = requireNonNull(files);
    this.omitted = List.copyOf(omitted);
    this.role = requireNonNull(role);
    this.selection = requireNonNull(selection);
  }

  /** What a push of this dataset would send. */
  static SendPlan of(CheckedDataset dataset) {
    var request = dataset.request();
    var layout = request.category().layout();
    var family = request.category().family();
    var primary = family == Family.TEXT ? "text" : "picture";
    var manifest = family == Family.TABULAR ? "table" : "labels";
    return new SendPlan(
        dataset.files(),
        dataset.omitted(),
        file -> {
          var directory = directory(file);
          if (directory.isEmpty()) {
            return file.target().equals("tokenizer.json") ? "tokenizer" : manifest;
          }
          return layout.sidecar().filter(beside -> beside.directory().equals(directory)).isPresent()
              ? "goes with a picture"
              : primary;
        },
        request.selection());
  }

  private static String directory(DatasetFile file) {
    var slash = file.target().indexOf('/');
    return slash < 0 ? "" : file.target().substring(0, slash);
  }

  /**
   * Tells a person.
   *
   * @param all whether every file is to be named
   */
  public void print(boolean all, Consumer<String> line) {
    line.accept("Would be sent (what lies on the volume already was not looked at):");
    long named = 0;
    for (var file : files) {
      if (!all && named == NAMED) {
        line.accept(
            "  ... and %s more; -v names all".formatted(Quantities.count(files.count() - NAMED)));
        break;
      }
      named++;
      line.accept(
          "%s  %s  (%s)"
              .formatted(
                  " ".repeat(Math.max(0, SIZE_COLUMNS - size(file).length())) + size(file),
                  Printable.of(file.target()),
                  why(file)));
    }
    omitted.forEach(one -> line.accept(words(one)));
  }

  private static String size(DatasetFile file) {
    return Quantities.roughBytes(file.size());
  }

  private String why(DatasetFile file) {
    return role.apply(file)
        + selection
            .includedBy(List.of(file.target().split("/")))
            .map(pattern -> ", matches --include " + word(pattern.toString()))
            .orElse("");
  }

  private static String words(Omitted one) {
    var examples = one.examples();
    var names = new ArrayList<>(examples.names());
    if (examples.count() > names.size() && !names.isEmpty()) {
      names.add("...");
    }
    return "Left out, %s: %s%s"
        .formatted(
            reason(one.reason()),
            Quantities.count(examples.count()),
            names.isEmpty() ? "" : " (" + String.join(", ", names) + ")");
  }

  private static String reason(Omission reason) {
    var pattern = word(reason.pattern().orElse(""));
    return switch (reason.cause()) {
      case EXCLUDE -> "matches --exclude " + pattern;
      case INCLUDE -> "matches no --include";
      case EXTENSION -> "not used by this task, " + pattern;
    };
  }

  private static String word(String pattern) {
    return ShellWord.quote(Printable.of(pattern));
  }

  /** Tells a program: amounts, and the first files only. */
  public Document document() {
    var first = new ArrayList<Document>();
    for (var file : files) {
      if (first.size() == NAMED) {
        break;
      }
      first.add(
          new Document().put("path", file.target()).put("size", file.size()).put("why", why(file)));
    }
    return new Document()
        .put("files", files.count())
        .put("bytes", files.bytes())
        .put("first", first)
        .put("more", files.count() - first.size())
        .put("left_out", omitted.stream().map(SendPlan::document).toList())
        .put("volume_compared", false);
  }

  private static Document document(Omitted one) {
    return new Document()
        .put("why", reason(one.reason()))
        .put("pattern", one.reason().pattern())
        .put("count", one.examples().count())
        .put("examples", one.examples().names());
  }
}
