package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.files.CompactFileSet;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.files.LocalEntry;
import io.tracebloc.engine.dataset.files.ScannedDirectory;
import io.tracebloc.engine.dataset.rule.CategoryRules;
import io.tracebloc.engine.dataset.rule.ImageRules;
import io.tracebloc.engine.dataset.rule.RuleBook;
import io.tracebloc.engine.dataset.selection.Examples;
import io.tracebloc.engine.dataset.selection.Omission;
import io.tracebloc.engine.dataset.selection.Omissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The preflight of a dataset that is a folder with a manifest and files. Later checks run with
 * whatever earlier ones found.
 */
final class FolderPreflight {
  private final FileSweep sweep;
  private final DatasetRequest request;
  private final Category category;
  private final CategoryRules rules;
  private final PreflightListener listener;
  private final FindingLog log;
  private final TextCheck texts;

  private Optional<DirectoryFiles> files = Optional.empty();
  private Optional<DirectoryFiles> sidecar = Optional.empty();
  private Optional<String> extension = Optional.empty();
  private Optional<PixelSize> size = Optional.empty();
  private Optional<DatasetFile> tokenizer = Optional.empty();
  private Optional<FileSet> fileSet = Optional.empty();
  private Optional<String> labelColumn = Optional.empty();
  private OptionalLong classes = OptionalLong.empty();
  private final Omissions omitted = new Omissions();
  private long rows;

  FolderPreflight(
      FileSweep sweep,
      DatasetRequest request,
      CategoryRules rules,
      PreflightListener listener,
      FindingLog log) {
    this.sweep = sweep;
    this.request = request;
    this.rules = rules;
    this.category = request.category();
    this.listener = listener;
    this.log = log;
    this.texts = new TextCheck(category);
  }

  /** Reports every problem; empty if there is no manifest. */
  Optional<Examined> run() throws IOException, InterruptedException {
    if (request.parts().isEmpty() && !Files.isDirectory(request.path())) {
      refuseFile();
      return Optional.empty();
    }
    var layout = new LayoutCheck(request, log).locate();
    tokenizer = TokenizerCheck.run(request.path(), category, log);
    if (layout.manifest().isPresent()) {
      checkWithManifest(layout.manifest().get(), layout);
    } else {
      listener.quickChecksFinished();
      scan(layout);
      try (var looking = sweep.start(inspections())) {
        looking.finish(log, listener::checked);
      }
    }
    return fileSet.map(
        found ->
            new Examined(
                found, extension, size, labelColumn, List.of(), rows, classes, omitted.list()));
  }

  /** Notes what a scan has left out. */
  private void note(ScannedDirectory scanned, String name) {
    omitted.add(scanned.omitted());
    scanned
        .skipped()
        .forEach(
            (ending, count) ->
                omitted.add(
                    Omission.byExtension(name + "/*" + ending), Examples.none().plus(count)));
  }

  private void refuseFile() {
    log.accept(
        Finding.of(
            Rule.LAY_01,
            "%s takes a folder with %s and %s/, not a single file."
                .formatted(
                    category.id(), LayoutCheck.MANIFEST, category.directory().orElseThrow())));
  }

  private void checkWithManifest(LocalEntry.RegularFile manifest, Layout layout)
      throws IOException, InterruptedException {
    var content =
        Files.newInputStream(manifest.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    var rules = rules();
    try (var check = new ManifestCheck(LayoutCheck.MANIFEST, content, request, rules, log)) {
      check.readHeader();
      listener.quickChecksFinished();
      scan(layout);
      publish(manifest);
      readRowsAndFiles(check);
      // The document names a label even where no column has it (trap 19).
      labelColumn = check.labelColumn().or(request::labelColumn);
      classes = check.classes();
      rows = check.rows();
    }
  }

  private void readRowsAndFiles(ManifestCheck check) throws IOException, InterruptedException {
    // What is looked for in a text depends on the rows.
    var rowsFirst = category.family() == Family.TEXT;
    if (rowsFirst) {
      check.readRows(request.schema(), files, extension, size, listener::rowsRead);
    }
    // Otherwise workers look at the files while this thread reads the rows.
    try (var looking = sweep.start(inspections())) {
      if (!rowsFirst) {
        check.readRows(request.schema(), files, extension, size, listener::rowsRead);
      }
      looking.finish(log, listener::checked);
    }
  }

  private void publish(LocalEntry.RegularFile manifest) {
    var staged =
        new DatasetFile(
            manifest.path(), LayoutCheck.MANIFEST, manifest.size(), manifest.modified());
    var single = Stream.concat(Stream.of(staged), tokenizer.stream()).toList();
    var directories = Stream.of(files, sidecar).flatMap(Optional::stream).toList();
    var found = new CompactFileSet(single, directories);
    fileSet = Optional.of(found);
    listener.scanFinished(found);
  }

  private CategoryRules rules() {
    return category.family() == Family.TEXT ? rules.withRow(texts.rows()) : rules;
  }

  private void scan(Layout layout) throws IOException, InterruptedException {
    if (layout.directory().isPresent()) {
      scanPrimary(layout.directory().get());
    }
    if (layout.sidecar().isPresent()) {
      var wanted = category.layout().sidecar().orElseThrow();
      long before = files.map(DirectoryFiles::count).orElse(0);
      var check =
          new DirectoryCheck(
              wanted.directory(),
              request.selection(),
              log,
              more -> listener.scanned(before + more),
              sweep.workers());
      var scanned = check.run(layout.sidecar().get(), Set.of(wanted.extension()));
      note(scanned, wanted.directory());
      sidecar = Optional.of(scanned.files());
    }
    pair();
  }

  private void scanPrimary(Path directory) throws IOException, InterruptedException {
    var check =
        new DirectoryCheck(
            category.directory().orElseThrow(),
            request.selection(),
            log,
            listener::scanned,
            sweep.workers());
    var scanned = check.run(directory, category.family().extensions());
    var declared = request.extension();
    if (category.family() == Family.IMAGE) {
      check.requireOneExtension(Rule.IMG_05, "pictures", declared, scanned.extensions());
    } else {
      check.requireOneExtension(Rule.TXT_01, "text files", declared, scanned.extensions());
    }
    note(scanned, category.directory().orElseThrow());
    files = Optional.of(scanned.files());
    // With a mixture, rows without an extension could mean any; the commonest is the best guess.
    extension =
        declared.or(
            () ->
                scanned.extensions().entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey));
  }

  /** What belongs together by name, where both parts were found. */
  private void pair() {
    var found = files.filter(directory -> directory.count() > 0);
    var beside = sidecar.filter(directory -> directory.count() > 0);
    if (found.isPresent() && beside.isPresent()) {
      RuleBook.pairing(category)
          .ifPresent(rule -> rule.check(found.get(), beside.get(), request.selection(), log));
    }
  }

  /** What is to be looked at in files. */
  private List<Inspection> inspections() {
    if (category.family() == Family.TEXT) {
      return files.map(texts::inspection).stream().toList();
    }
    var check = new ImageCheck(request, files, sidecar);
    size = check.expected();
    size.ifPresent(expected -> ImageRules.remarkSmall(request, expected, log));
    return check.inspections();
  }
}
