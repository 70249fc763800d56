package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.StagedFiles;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.io.IOException;
import java.util.stream.Collectors;

/** SEG-01: every picture {@code x} has a mask {@code x_mask}, and the other way round. */
final class MaskPairingRule implements Rule {
  private static final String SUFFIX = "_mask";

  @Override
  public String name() {
    return "Image Mask Pairing";
  }

  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var files = dataset.plan().files();
    var images = AnnotationPairingRule.stems(StagedFiles.below(files.directory("images")));
    var masks = AnnotationPairingRule.stems(StagedFiles.below(files.directory("masks")));
    findings.problem(
        "SEG-01: %d mask(s) whose name does not end with _mask",
        masks.stream().filter(mask -> !mask.endsWith(SUFFIX)).toList());
    var masked =
        masks.stream()
            .filter(mask -> mask.endsWith(SUFFIX))
            .map(mask -> mask.substring(0, mask.length() - SUFFIX.length()))
            .collect(Collectors.toSet());
    findings.problem(
        "SEG-01: %d image(s) without mask", AnnotationPairingRule.without(images, masked));
    findings.problem(
        "SEG-01: %d mask(s) without image",
        AnnotationPairingRule.without(masked, images).stream().sorted().toList());
  }
}
