package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.StagedFiles;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/**
 * IMG-02 to IMG-04: every picture can be read, is not too small, and measures exactly what is
 * expected. SEG-03 asks the same of masks.
 *
 * @param name of the validator
 * @param directory below the source root
 */
record ResolutionRule(String name, String directory) implements Rule {
  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var expected = dataset.plan().files();
    var tooSmall = new ArrayList<String>();
    var broken = new ArrayList<String>();
    var unexpected = new ArrayList<String>();
    for (var file : StagedFiles.below(expected.directory(directory))) {
      var picture = StagedFiles.name(file);
      var size = ImageHeader.read(file);
      if (size.isEmpty()) {
        broken.add(picture);
      } else if (expected.minimumSize().filter(least -> isBelow(size.get(), least)).isPresent()) {
        tooSmall.add(picture + " (" + size.get() + ")");
      } else if (expected.targetSize().filter(target -> !target.equals(size.get())).isPresent()) {
        unexpected.add(picture + " (" + size.get() + ")");
      }
    }
    findings.problem(id(2) + " smaller than " + text(expected.minimumSize()), tooSmall);
    findings.problem(id(3) + " cannot be read", broken);
    findings.problem(id(4) + " are not " + text(expected.targetSize()), unexpected);
  }

  private String id(int rule) {
    return directory.equals("masks") ? "SEG-03: %d mask(s)" : "IMG-0" + rule + ": %d picture(s)";
  }

  private static String text(Optional<Size> size) {
    return size.map(Size::toString).orElse("");
  }

  private static boolean isBelow(Size size, Size minimum) {
    return size.width() < minimum.width() || size.height() < minimum.height();
  }
}
