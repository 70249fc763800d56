package io.tracebloc.commands.datasets;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.catalog.DatasetEntry;
import io.tracebloc.engine.catalog.DatasetList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Datasets for programs ({@code contract/datasets.md} 8.2, {@code contract/protocol.md} 7). */
final class DatasetDocument {
  private DatasetDocument() {}

  /** The datasets of one release. */
  static Document of(DatasetList list) {
    var details = list.entries().stream().map(entry -> entry(entry, new Document())).toList();
    return new Document()
        .put("namespace", list.namespace())
        .put("release", list.release())
        .put("count", details.size())
        .put("datasets", list.entries().stream().map(DatasetEntry::name).toList())
        .put("details", details)
        .put("warnings", list.warnings());
  }

  /** The datasets of several, each of which tells where it is. */
  static Document of(List<DatasetList> lists, List<String> warnings) {
    var details = new ArrayList<Document>();
    var names = new ArrayList<String>();
    for (var list : lists) {
      for (var entry : list.entries()) {
        names.add(entry.name());
        details.add(placed(list, entry));
      }
    }
    return new Document()
        .put("namespaces", lists.stream().map(DatasetList::namespace).distinct().toList())
        .put("count", details.size())
        .put("datasets", names)
        .put("details", details)
        .put("warnings", warnings);
  }

  /** One dataset that tells where it is. */
  static Document placed(DatasetList list, DatasetEntry entry) {
    var place = new Document().put("namespace", list.namespace()).put("release", list.release());
    return entry(entry, place);
  }

  /** Adds what is known of a dataset. */
  static Document entry(DatasetEntry entry, Document document) {
    document
        .put("name", entry.name())
        .put("task", entry.task())
        .put("modality", entry.modality().word())
        .put("intent", entry.intent())
        .put("records", entry.records().orElse(0));
    if (entry.records().isEmpty()) {
      document.put("counted", false);
    }
    if (entry.mixedIntent()) {
      document.put("mixed_intent", true);
    }
    if (entry.classes().isPresent()) {
      document.put("classes", entry.classes().getAsLong());
    }
    document
        .put("format", entry.format())
        .put("size_bytes", entry.sizeBytes().orElse(0))
        .put("size_known", entry.sizeBytes().isPresent())
        .put("ingested", entry.ingested().map(Instant::toString));
    if (entry.system()) {
      document.put("system", true);
    }
    return document;
  }
}
