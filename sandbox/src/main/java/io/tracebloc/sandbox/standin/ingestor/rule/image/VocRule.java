package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.StagedFiles;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** OD-02: every annotation is Pascal VOC. */
final class VocRule implements Rule {
  @Override
  public String name() {
    return "Pascal VOC XML";
  }

  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var broken = new ArrayList<String>();
    for (var file : StagedFiles.below(dataset.plan().files().directory("annotations"))) {
      var name = StagedFiles.name(file);
      if (name.endsWith(".xml")) {
        var annotation = VocAnnotation.read(file);
        annotation.problems().stream().limit(1).forEach(first -> broken.add(name + ": " + first));
        warn(findings, name, annotation.warnings());
      }
    }
    findings.problem("OD-02: %d annotation(s) are not Pascal VOC", broken);
  }

  private static void warn(Findings findings, String name, List<String> warnings) {
    warnings.stream().limit(1).forEach(first -> findings.warning("OD-02: " + name + ": " + first));
  }
}
