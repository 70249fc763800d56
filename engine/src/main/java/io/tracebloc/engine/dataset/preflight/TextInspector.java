package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.rule.TagsForWords;
import io.tracebloc.engine.dataset.rule.TextRows;
import io.tracebloc.engine.dataset.rule.TextRule;
import io.tracebloc.engine.dataset.text.TextContent;
import io.tracebloc.engine.dataset.text.TextFileReader;
import io.tracebloc.engine.dataset.text.TextReading;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a text as far as its task and the rows need it, and applies the rules for texts. */
final class TextInspector implements FileInspector {
  private final TextFileReader reader = new TextFileReader();
  private final TextReading wanted;
  private final List<TextRule> rules;
  private final Optional<TextRows> said;

  /**
   * An inspector.
   *
   * @param wanted how to read texts that rows name
   * @param said what rows say about texts; empty if none could be read
   */
  TextInspector(TextReading wanted, List<TextRule> rules, Optional<TextRows> said) {
    this.wanted = wanted;
    this.rules = rules;
    this.said = said;
  }

  @Override
  public void inspect(DatasetFile file, Consumer<Finding> findings) {
    var number = said.map(rows -> rows.indexOf(file.source().getFileName().toString()));
    var named = number.filter(found -> said.orElseThrow().isNamed(found));
    var content = read(file, named.isPresent() ? wanted : TextReading.BEGINNING, findings);
    if (content.isEmpty()) {
      return;
    }
    for (var rule : rules) {
      rule.check(content.get()).ifPresent(finding -> findings.accept(finding.in(file.target())));
    }
    named.ifPresent(found -> compareTags(found, file, content.get(), findings));
  }

  private void compareTags(
      int number, DatasetFile file, TextContent content, Consumer<Finding> findings) {
    said.flatMap(TextRows::tagged)
        .ifPresent(
            tagged ->
                new TagsForWords(tagged, LayoutCheck.MANIFEST)
                    .check(number, file.target(), content.words().orElseThrow(), findings));
  }

  private Optional<TextContent> read(
      DatasetFile file, TextReading reading, Consumer<Finding> findings) {
    try (var channel =
        Files.newByteChannel(file.source(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(reader.read(channel, reading));
    } catch (AccessDeniedException e) {
      return unreadable(file, "Permission to read the file is denied.", findings);
    } catch (NoSuchFileException e) {
      return unreadable(file, "The file disappeared during the check.", findings);
    } catch (IOException e) {
      return unreadable(file, "The file cannot be read.", findings);
    }
  }

  private static Optional<TextContent> unreadable(
      DatasetFile file, String problem, Consumer<Finding> findings) {
    findings.accept(Finding.of(Rule.LAY_06, problem).in(file.target()));
    return Optional.empty();
  }
}
