package io.tracebloc.commands.info;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Table;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.Evidence;
import io.tracebloc.engine.release.Offer;
import io.tracebloc.engine.release.Storage;
import io.tracebloc.engine.release.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Targets as rows and as documents. */
final class TargetTable {
  private static final String NONE = "<none>";

  private final Wording wording;

  TargetTable(Wording wording) {
    this.wording = wording;
  }

  /** A row for each, and below them why some cannot be used. */
  List<String> lines(List<Target> targets) {
    var table = new Table().row("TARGET", "OFFER", "STORAGE", "NAMESPACE", "MOUNT PATH", "MODE");
    targets.forEach(
        target ->
            table.row(
                Printable.of(target.name()),
                target.offer().word(),
                storage(target.storage()),
                Printable.of(target.namespace()),
                target.mountPath().map(Printable::of).orElse(NONE),
                target.readOnly() ? "ro" : target.usable() ? "rw" : NONE));
    var lines = new ArrayList<>(table.lines());
    var remarks = targets.stream().map(this::why).flatMap(Optional::stream).toList();
    if (!remarks.isEmpty()) {
      lines.add("");
      lines.addAll(remarks);
    }
    return lines;
  }

  private Optional<String> why(Target target) {
    return switch (target.offer()) {
      case Offer.Unsupported(var reason, var alternative) ->
          Optional.of(
              "%s: %s. %s"
                  .formatted(Printable.of(target.name()), reason, wording.fill(alternative))
                  .strip());
      case Offer.StageOnly(var next) ->
          Optional.of("%s: %s".formatted(Printable.of(target.name()), wording.fill(next)));
      case Offer.Ingest ingest -> Optional.empty();
    };
  }

  static String storage(Storage storage) {
    return storage.identity().isEmpty()
        ? NONE
        : storage.kind() + " " + Printable.of(storage.identity());
  }

  /** Everything about a target for programs. */
  Document document(Target target) {
    var document =
        new Document()
            .put("name", target.name())
            .put("namespace", target.namespace())
            .put("kind", target.storage().kind());
    putStorage(document, target.storage());
    document
        .put("mount_path", target.mountPath())
        .put("sub_path", target.subPath())
        .put("read_only", target.readOnly())
        .put("user_directories", target.userDirectories())
        .put("protocol", target.offer().word());
    switch (target.offer()) {
      case Offer.Unsupported(var reason, var alternative) ->
          document.put("reason", reason).put("alternative", wording.fill(alternative));
      case Offer.StageOnly(var next) -> document.put("next_step", wording.fill(next));
      case Offer.Ingest ingest -> {}
    }
    target
        .staging()
        .ifPresent(
            staging -> {
              document
                  .put("service_account", staging.serviceAccount())
                  .put("run_as_user", staging.runAsUser());
              staging.runAsGroup().ifPresent(group -> document.put("run_as_group", group));
              staging.fsGroup().ifPresent(group -> document.put("fs_group", group));
            });
    return document.put("evidence", target.evidence().stream().map(TargetTable::entry).toList());
  }

  private static void putStorage(Document document, Storage storage) {
    switch (storage) {
      case Storage.Claim(var name) -> document.put("claim", name);
      case Storage.HostPath(var path) -> document.put("path", path);
      case Storage.Nfs(var server, var path) -> document.put("server", server).put("path", path);
      case Storage.Bucket(var uri, var secret) -> document.put("bucket", uri).put("secret", secret);
      case Storage.Nothing nothing -> {}
    }
  }

  static Document entry(Evidence evidence) {
    return new Document()
        .put("fact", evidence.fact())
        .put("value", evidence.value())
        .put("source", evidence.source());
  }
}
