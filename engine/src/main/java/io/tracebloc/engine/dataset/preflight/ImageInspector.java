package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.image.ImageHeader;
import io.tracebloc.engine.dataset.image.ImageHeaderReader;
import io.tracebloc.engine.dataset.rule.ImageRule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the header of a picture and applies the rules for pictures to it. */
final class ImageInspector implements FileInspector {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final ImageHeaderReader reader = new ImageHeaderReader();
  private final List<ImageRule> rules;

  ImageInspector(List<ImageRule> rules) {
    this.rules = rules;
  }

  @Override
  public void inspect(DatasetFile file, Consumer<Finding> findings) {
    var header = header(file);
    for (var rule : rules) {
      rule.check(file, header).ifPresent(finding -> findings.accept(finding.in(file.target())));
    }
  }

  /** The header of a file; a file that cannot be read counts as broken. */
  ImageHeader header(DatasetFile file) {
    try (var channel = FileChannel.open(file.source(), READ)) {
      return reader.read(channel);
    } catch (AccessDeniedException e) {
      return new ImageHeader.Broken("permission to read it is denied");
    } catch (NoSuchFileException e) {
      return new ImageHeader.Broken("it disappeared during the check");
    } catch (IOException e) {
      return new ImageHeader.Broken("it cannot be read");
    }
  }
}
