package io.tracebloc.engine.ingest;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetParts.Part;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.LabelPolicy;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Supervision;
import io.tracebloc.engine.failure.Printable;
import java.util.Arrays;
import java.util.List;

/**
 * A commented document about files on this machine, for a person to read and change. Valid under
 * the schema as far as the facts go.
 */
public final class DocumentDraft {
  private static final int MOST_COLUMNS = 30;

  private final DraftFacts facts;
  private final DatasetRequest request;
  private final Category category;
  private final StringBuilder yaml = new StringBuilder();

  private DocumentDraft(DraftFacts facts) {
    this.facts = facts;
    this.request = facts.request();
    this.category = request.category();
  }

  /**
   * The text.
   *
   * @param head comment lines to begin with
   */
  public static String text(DraftFacts facts, List<String> head) {
    return new DocumentDraft(facts).write(head);
  }

  private String write(List<String> head) {
    head.forEach(this::comment);
    put("apiVersion", "tracebloc.io/v1");
    put("kind", "IngestConfig");
    task();
    comment("", "Name of the dataset in the workspace: letters, digits and '_', at most 63.");
    put("table", request.table());
    comment("", "What it is for: train or test.");
    put("intent", request.intent().id());
    comment("", "Where the files are, relative to this document.");
    path("csv", facts.parts().manifest(), "");
    facts.parts().directory().ifPresent(part -> path(part.staged(), part, "/"));
    facts.parts().sidecar().ifPresent(part -> path(part.staged(), part, "/"));
    label();
    timeColumn();
    schema();
    pictures();
    identity();
    return yaml.toString();
  }

  private void task() {
    comment("", "The task: %s.".formatted(category.explanation()));
    var others =
        Arrays.stream(Category.values())
            .filter(other -> other != category && other.family() == category.family())
            .filter(other -> other.directory().equals(category.directory()))
            .toList();
    if (!others.isEmpty()) {
      comment("Others for %s:".formatted(things()));
    }
    others.forEach(other -> comment("  %-28s %s".formatted(other.id(), other.explanation())));
    put("category", category.id());
  }

  private String things() {
    return category.directory().map(name -> "files in " + name + "/").orElse("tables");
  }

  private void label() {
    if (!category.isLabelled()) {
      return;
    }
    var label = request.labelColumn().orElse("");
    comment("", "The column to be learnt.");
    if (!category.layout().labelInManifest()) {
      comment("This task learns from the files beside the pictures; the column need not exist.");
    }
    var others =
        facts.columns().stream()
            .filter(column -> !column.isEmpty() && !column.equals(label))
            .filter(column -> !category.layout().columns().contains(column))
            .toList();
    if (!others.isEmpty()) {
      comment("Other columns: " + listed(others));
    }
    if (category.supervision() == Supervision.REGRESSION) {
      yaml.append("label:\n");
      put("  column", label);
      put("  policy", request.labelPolicy().orElse(LabelPolicy.BUCKET).id());
      comment("  bucket: values leave the cluster as one of 64 buckets; passthrough: as they are.");
    } else {
      put("label", label);
    }
  }

  private void timeColumn() {
    if (request.timeColumn().isPresent()) {
      comment("", "The column with the time.");
      put("time_column", request.timeColumn().get());
    } else if (category.hasTimeColumn()) {
      comment("", "The column with the time, if it is not called 'time':");
      comment("time_column: ...");
    }
  }

  private void schema() {
    if (request.schema().isEmpty()) {
      return;
    }
    comment(
        "", "Columns and their types, as the first rows suggest. Correct what is wrong; without");
    comment("'schema' the types are inferred at every push.");
    facts.notes().forEach(this::comment);
    yaml.append("schema:\n");
    for (var column : request.schema()) {
      yaml.append("  ")
          .append(YamlText.quoted(column.name()))
          .append(": ")
          .append(YamlText.quoted(column.type()))
          .append('\n');
    }
  }

  private void pictures() {
    if (category.family() != Family.IMAGE) {
      return;
    }
    if (category.hasKeypoints()) {
      comment("", "Width and height that all pictures must have, and points in each.");
      request.targetSize().ifPresent(size -> put("target_size", size));
      request
          .numberOfKeypoints()
          .ifPresent(count -> yaml.append("number_of_keypoints: %d\n".formatted(count)));
      request.minimumSize().ifPresent(this::minimumSize);
      return;
    }
    if (request.targetSize().isPresent() || request.minimumSize().isPresent()) {
      comment("", "Width and height that pictures must have.");
      yaml.append("spec:\n  file_options:\n");
      request.targetSize().ifPresent(size -> put("    target_size", size));
      request.minimumSize().ifPresent(size -> put("    min_size", size));
    } else {
      comment("", "Width and height that all pictures must have, and the least they may have.");
      comment("Without these the first picture tells, and nothing is too small.");
      comment("spec:");
      comment("  file_options:");
      comment("    target_size: [256, 256]");
      comment("    min_size: [32, 32]");
    }
  }

  private void minimumSize(PixelSize size) {
    yaml.append("spec:\n  file_options:\n");
    put("    min_size", size);
  }

  private void identity() {
    comment(
        "", "What makes a record the same one in a later push: uuid (default) takes every row for");
    comment("a new record, content_hash recognises equal rows, column takes one that you name.");
    comment("data_id:");
    comment("  strategy: content_hash");
  }

  private void path(String key, Part part, String end) {
    var folder = facts.folder();
    var path =
        part.path().getRoot() != null && part.path().getRoot().equals(folder.getRoot())
            ? folder.relativize(part.path())
            : part.path();
    var text = path.toString().replace(path.getFileSystem().getSeparator(), "/");
    put(key, (text.isEmpty() ? "." : text) + end);
  }

  private void put(String key, String value) {
    yaml.append(key).append(": ").append(YamlText.quoted(value)).append('\n');
  }

  private void put(String key, PixelSize size) {
    yaml.append("%s: [%d, %d]\n".formatted(key, size.width(), size.height()));
  }

  private void comment(String... lines) {
    for (var line : lines) {
      yaml.append(line.isEmpty() ? "\n" : "# " + line + "\n");
    }
  }

  private static String listed(List<String> names) {
    var shown = names.stream().limit(MOST_COLUMNS).map(Printable::of).collect(joining(", "));
    return names.size() > MOST_COLUMNS
        ? "%s and %,d more".formatted(shown, names.size() - MOST_COLUMNS)
        : shown;
  }
}
