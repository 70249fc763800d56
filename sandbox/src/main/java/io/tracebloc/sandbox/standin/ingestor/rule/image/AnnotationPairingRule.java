package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.StagedFiles;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** OD-01: every picture has an annotation of the same stem, and the other way round. */
final class AnnotationPairingRule implements Rule {
  @Override
  public String name() {
    return "Image Annotation Pairing";
  }

  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var files = dataset.plan().files();
    var images = stems(StagedFiles.below(files.directory("images")));
    var annotations = stems(StagedFiles.below(files.directory("annotations")));
    findings.problem("OD-01: %d image(s) without annotation", without(images, annotations));
    findings.problem("OD-01: %d annotation(s) without image", without(annotations, images));
  }

  static Set<String> stems(List<Path> files) {
    return files.stream().map(StagedFiles::stem).collect(Collectors.toCollection(TreeSet::new));
  }

  static List<String> without(Set<String> stems, Set<String> others) {
    return stems.stream().filter(stem -> !others.contains(stem)).toList();
  }
}
