package io.tracebloc.sandbox.standin.spec;

import java.util.List;
import java.util.Set;

/** The advanced {@code spec} block (datasets.md 1.4). */
final class SpecBlockRules {
  private static final List<String> EXTENSIONS =
      List.of(".jpg", ".jpeg", ".png", ".txt", ".text", ".xml");

  private SpecBlockRules() {}

  static void check(Place spec, IngestorLine line) {
    spec.type("object");
    spec.closed(Set.of("csv_options", "file_options", "validators", "sidecars", "processors"));
    spec.property("csv_options", SpecBlockRules::checkCsvOptions);
    spec.property("file_options", options -> checkFileOptions(options, line));
    spec.property("validators", SpecBlockRules::checkNames);
    spec.property("sidecars", list -> checkList(list, SpecBlockRules::checkSidecar));
    spec.property("processors", list -> checkList(list, SpecBlockRules::checkProcessor));
  }

  private static void checkCsvOptions(Place options) {
    options.type("object");
    options.closed(Set.of("chunk_size", "delimiter", "quotechar", "escapechar"));
    options.property("chunk_size", Place::positiveInteger);
    for (var key : List.of("delimiter", "quotechar", "escapechar")) {
      options.property(key, Place::text);
    }
  }

  /** The one open object: unknown keys are allowed. */
  private static void checkFileOptions(Place options, IngestorLine line) {
    options.type("object");
    options.property("target_size", Place::size);
    if (line.isNew()) {
      options.property("min_size", Place::size);
    }
    options.property(
        "extension",
        extension -> {
          extension.type("string");
          extension.oneOf(EXTENSIONS);
        });
  }

  private static void checkSidecar(Place sidecar) {
    sidecar.type("object");
    sidecar.closed(Set.of("column", "source", "dest", "transform", "validators"));
    sidecar.required("column", "source");
    for (var key : List.of("column", "source", "dest")) {
      sidecar.property(key, Place::text);
    }
    sidecar.property(
        "transform",
        transform -> {
          transform.type("object");
          transform.closed(Set.of("resize"));
          transform.property("resize", Place::size);
        });
    sidecar.property("validators", SpecBlockRules::checkNames);
  }

  private static void checkProcessor(Place processor) {
    processor.type("object");
    processor.closed(Set.of("script", "class", "args"));
    processor.required("script", "class");
    processor.property("script", Place::text);
    processor.property("class", Place::text);
    processor.property("args", args -> args.type("object"));
  }

  private static void checkNames(Place list) {
    checkList(list, name -> name.type("string"));
  }

  private static void checkList(Place list, java.util.function.Consumer<Place> itemCheck) {
    list.type("array");
    list.eachItem(itemCheck);
  }
}
