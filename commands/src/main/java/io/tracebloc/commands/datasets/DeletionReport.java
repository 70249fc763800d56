package io.tracebloc.commands.datasets;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.catalog.RemovalPlan;
import io.tracebloc.engine.catalog.RemovalResult;
import io.tracebloc.engine.catalog.Removed;
import io.tracebloc.engine.catalog.Sql;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What deleting has to say ({@code contract/protocol.md} 7: {@code deleted}, {@code dry-run},
 * {@code declined}).
 *
 * @param status in one word; {@code planned} before anything happened
 */
record DeletionReport(RemovalPlan plan, String status, List<Removed> removed) {
  private static final List<String> FINAL = List.of("deleted", "dry-run", "declined");

  static DeletionReport of(RemovalPlan plan) {
    return new DeletionReport(plan, "planned", List.of());
  }

  DeletionReport dryRun() {
    return new DeletionReport(plan, "dry-run", List.of());
  }

  DeletionReport declined() {
    return new DeletionReport(plan, "declined", List.of());
  }

  DeletionReport ended(RemovalResult result) {
    var word = result.failure().isEmpty() ? "deleted" : "incomplete";
    return new DeletionReport(plan, word, result.removed());
  }

  /** What would go, before a question. */
  List<String> planLines() {
    var lines = new ArrayList<String>();
    for (var item : plan.items()) {
      lines.add(
          "Dataset %s of release %s in namespace %s:"
              .formatted(
                  Printable.of(item.name()),
                  Printable.of(plan.release()),
                  Printable.of(plan.namespace())));
      lines.add(
          item.table()
              ? "  table  %s.%s".formatted(Sql.SCHEMA, Printable.of(item.name()))
              : "  table  (gone already)");
      item.paths().forEach(path -> lines.add("  files  " + Printable.of(path)));
    }
    return lines;
  }

  /** The result for people. */
  List<String> lines() {
    return switch (status) {
      case "dry-run" -> {
        var lines = new ArrayList<>(planLines());
        resources().forEach(resource -> lines.add(resource + " deleted (dry run)"));
        yield lines;
      }
      case "declined" -> List.of("Nothing was deleted");
      default -> resources().stream().map(resource -> resource + " deleted").toList();
    };
  }

  /** The datasets as kubectl names things. */
  List<String> resources() {
    return plan.items().stream().map(item -> "dataset/" + Printable.of(item.name())).toList();
  }

  /** The result for programs; without the exit code, and without a status if it is a failure. */
  Document document() {
    var items = plan.items();
    var document =
        new Document()
            .put("status", Optional.of(status).filter(FINAL::contains))
            .put("namespace", plan.namespace())
            .put("release", plan.release())
            .put("database", Sql.SCHEMA);
    if (items.size() == 1) {
      document.put("table", items.getFirst().name());
    }
    return document
        .put("tables", items.stream().map(RemovalPlan.Item::name).toList())
        .put("pvc_paths", items.stream().flatMap(item -> item.paths().stream()).toList())
        .put("removed_paths", removed.stream().flatMap(one -> one.gone().stream()).toList())
        .put(
            "bookkeeping_cleaned",
            removed.size() == items.size() && removed.stream().allMatch(Removed::bookkeeping))
        .put("datasets", items.stream().map(this::item).toList());
  }

  private Document item(RemovalPlan.Item item) {
    var done = removed.stream().filter(one -> one.item().equals(item)).findFirst();
    var document =
        new Document()
            .put("table", item.name())
            .put("status", word(done))
            .put("pvc_paths", item.paths());
    return document
        .put("removed_paths", done.map(Removed::gone).orElse(List.of()))
        .put("bookkeeping_cleaned", done.map(Removed::bookkeeping).orElse(false))
        .put(
            "left",
            done.map(Removed::left).orElse(List.of()).stream().map(DeletionReport::left).toList());
  }

  private static Document left(Removed.Leftover left) {
    return new Document()
        .put("path", left.path())
        .put("owners", left.owners())
        .put("reason", left.reason());
  }

  private String word(Optional<Removed> done) {
    return done.map(one -> one.complete() ? "deleted" : "incomplete")
        .orElse(status.equals("incomplete") ? "untouched" : status);
  }
}
