package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.dataset.files.CompactFileSet;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.files.LocalEntry;
import io.tracebloc.engine.dataset.rule.CategoryRules;
import io.tracebloc.engine.dataset.rule.OptionScope;
import io.tracebloc.engine.dataset.rule.RuleBook;
import io.tracebloc.engine.dataset.rule.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One preflight, cheapest checks first. Later checks run with whatever earlier ones found. */
final class PreflightRun {
  private final FileSweep sweep;
  private final DatasetRequest request;
  private final PreflightListener listener;
  private final FindingLog log;
  private final CategoryRules rules;

  private Optional<DirectoryFiles> files = Optional.empty();
  private Optional<String> extension = Optional.empty();
  private Optional<PixelSize> size = Optional.empty();
  private Optional<FileSet> fileSet = Optional.empty();
  private Optional<String> labelColumn = Optional.empty();
  private OptionalLong classes = OptionalLong.empty();
  private long rows;

  PreflightRun(FileSweep sweep, DatasetRequest request, PreflightListener listener) {
    this.sweep = sweep;
    this.request = request;
    this.listener = listener;
    this.log = new FindingLog(request.strict(), listener::finding);
    this.rules = RuleBook.of(request.category());
  }

  PreflightResult run() throws IOException, InterruptedException {
    TableName.check(request.table(), log);
    OptionScope.check(request, log);
    if (Files.isDirectory(request.path())) {
      var layout = new LayoutCheck(request.path(), request.category(), log).locate();
      if (layout.manifest().isPresent()) {
        checkWithManifest(layout.manifest().get(), layout.directory());
      } else {
        scan(layout.directory());
      }
      checkContent();
    } else {
      log.accept(
          Finding.rejection(
              "LAY-01",
              "%s takes a folder with %s and %s/, not a single file."
                  .formatted(
                      request.category().id(),
                      LayoutCheck.MANIFEST,
                      request.category().directory().orElseThrow())));
    }
    return result();
  }

  private void checkWithManifest(LocalEntry.RegularFile manifest, Optional<Path> directory)
      throws IOException, InterruptedException {
    var content =
        Files.newInputStream(manifest.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (var check = new ManifestCheck(LayoutCheck.MANIFEST, content, request, rules, log)) {
      check.readHeader();
      scan(directory);
      var staged =
          new DatasetFile(
              manifest.path(), LayoutCheck.MANIFEST, manifest.size(), manifest.modified());
      var found = new CompactFileSet(staged, files.stream().toList());
      fileSet = Optional.of(found);
      listener.scanFinished(found);
      check.readRows(files, extension);
      labelColumn = check.labelColumn();
      classes = check.classes();
      rows = check.rows();
    }
  }

  private void scan(Optional<Path> directory) throws IOException, InterruptedException {
    if (directory.isEmpty()) {
      return;
    }
    var check =
        new DirectoryCheck(request.category().directory().orElseThrow(), log, listener::scanned);
    var scanned = check.run(directory.get(), request.category().family().extensions());
    check.requireOneExtension(scanned.extensions());
    files = Optional.of(scanned.files());
    // With a mixture, rows without an extension could mean any; the commonest is the best guess.
    extension =
        scanned.extensions().entrySet().stream()
            .max(java.util.Map.Entry.comparingByValue())
            .map(java.util.Map.Entry::getKey);
  }

  private void checkContent() throws InterruptedException {
    if (files.isPresent()) {
      var images = files.get();
      size =
          new ImageCheck(sweep, request)
              .run(images, log, done -> listener.checked(done, images.count()));
    }
  }

  private PreflightResult result() {
    var counts = log.counts();
    return counts.rejections() > 0 || fileSet.isEmpty()
        ? new RejectedDataset(request, counts, log.kind())
        : new CheckedDataset(
            request, fileSet.get(), extension, size, labelColumn, List.of(), rows, classes, counts);
  }
}
