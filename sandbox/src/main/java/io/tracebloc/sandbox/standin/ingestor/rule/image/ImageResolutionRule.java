package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * IMG-03, IMG-02 and IMG-04: every picture can be read, is not too small, and measures exactly what
 * is expected.
 */
final class ImageResolutionRule implements Rule {
  @Override
  public String name() {
    return "Image Resolution";
  }

  @Override
  public List<String> problems(IngestionPlan plan, Manifest manifest) throws IOException {
    var tooSmall = new ArrayList<String>();
    var broken = new ArrayList<String>();
    var unexpected = new ArrayList<String>();
    for (var file : StagedFiles.below(plan.files())) {
      var name = file.getFileName().toString();
      var size = ImageHeader.read(file);
      if (size.isEmpty()) {
        broken.add(name);
      } else if (isBelow(size.get(), plan.minimumSize())) {
        tooSmall.add(name + " (" + size.get() + ")");
      } else if (plan.targetSize().filter(target -> !target.equals(size.get())).isPresent()) {
        unexpected.add(name + " (" + size.get() + ")");
      }
    }
    var problems = new ArrayList<String>();
    report(problems, "IMG-02: %d picture(s) smaller than " + plan.minimumSize(), tooSmall);
    report(problems, "IMG-03: %d picture(s) cannot be read", broken);
    plan.targetSize()
        .ifPresent(
            target -> report(problems, "IMG-04: %d picture(s) are not " + target, unexpected));
    return problems;
  }

  private static boolean isBelow(Size size, Size minimum) {
    return size.width() < minimum.width() || size.height() < minimum.height();
  }

  private static void report(List<String> problems, String problem, List<String> files) {
    if (!files.isEmpty()) {
      problems.add(problem.formatted(files.size()) + ": " + Cells.shortList(files));
    }
  }
}
