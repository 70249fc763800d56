package io.tracebloc.engine.dataset;

import io.tracebloc.engine.dataset.preflight.Preflight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A dataset being written and checked by a test. */
public final class DatasetFolder {
  private final Path root;
  private final List<Finding> findings = new ArrayList<>();

  /** An empty dataset. */
  public DatasetFolder(Path root) {
    this.root = root;
  }

  /** A valid dataset of two classes with two PNG pictures, 48 by 36. */
  public static DatasetFolder valid(Path root) throws IOException {
    return new DatasetFolder(root)
        .file("labels.csv", "filename,label\na.png,cat\nb.png,dog\n")
        .file("images/a.png", Pictures.png(48, 36))
        .file("images/b.png", Pictures.png(48, 36));
  }

  /** Where it is. */
  public Path root() {
    return root;
  }

  /** Writes a file. */
  public DatasetFolder file(String name, byte[] content) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return this;
  }

  /** Writes a text file. */
  public DatasetFolder file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Deletes a file. */
  public DatasetFolder without(String name) throws IOException {
    Files.delete(root.resolve(name));
    return this;
  }

  /** An image classification request for it. */
  public DatasetRequest request() {
    return DatasetRequest.of(root, "pets", Category.IMAGE_CLASSIFICATION).withLabelColumn("label");
  }

  /** Checks it. */
  public PreflightResult check() {
    return check(request());
  }

  /** Checks it as asked. */
  public PreflightResult check(DatasetRequest request) {
    findings.clear();
    return new Preflight(2).run(request, findings::add);
  }

  /** What the last check found. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Rule ids of the rejections of the last check. */
  public List<String> rejections() {
    return rules(Finding.Severity.REJECTION);
  }

  /** Rule ids of the warnings of the last check. */
  public List<String> warnings() {
    return rules(Finding.Severity.WARNING);
  }

  private List<String> rules(Finding.Severity severity) {
    return findings.stream()
        .filter(finding -> finding.severity() == severity)
        .map(Finding::id)
        .toList();
  }
}
