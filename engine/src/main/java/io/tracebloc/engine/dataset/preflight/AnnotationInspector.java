package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.voc.VocProblem;
import io.tracebloc.engine.dataset.voc.VocReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/** OD-02: reads an annotation and reports what is wrong with it. */
final class AnnotationInspector implements FileInspector {
  private final VocReader reader = new VocReader();

  @Override
  public void inspect(DatasetFile file, Consumer<Finding> findings) {
    for (var problem : problems(file)) {
      var finding =
          problem.fatal()
              ? Finding.of(Rule.OD_02, problem.message())
              : Finding.remark(Rule.OD_02, problem.message());
      findings.accept(finding.in(file.target()));
    }
  }

  private List<VocProblem> problems(DatasetFile file) {
    try (var content =
        Files.newInputStream(file.source(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return reader.problems(content);
    } catch (AccessDeniedException e) {
      return unreadable("Permission to read the annotation is denied.");
    } catch (NoSuchFileException e) {
      return unreadable("The annotation disappeared during the check.");
    } catch (IOException e) {
      return unreadable("The annotation cannot be read.");
    }
  }

  private static List<VocProblem> unreadable(String message) {
    return List.of(new VocProblem(true, message));
  }
}
