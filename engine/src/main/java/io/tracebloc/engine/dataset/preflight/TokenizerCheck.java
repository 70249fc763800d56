package io.tracebloc.engine.dataset.preflight;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.files.LocalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * TXT-04: older clusters fill masks only with a tokenizer beside the data that knows two tokens;
 * for classification they take one that knows padding. Newer ones need none, so this warns at most,
 * and once.
 */
final class TokenizerCheck {
  private static final String NAME = "tokenizer.json";
  private static final String PAD = "[PAD]";
  private static final Map<Category, Set<String>> TOKENS =
      Map.of(
          Category.MASKED_LANGUAGE_MODELING, Set.of("[MASK]", PAD),
          Category.TEXT_CLASSIFICATION, Set.of(PAD),
          Category.TOKEN_CLASSIFICATION, Set.of(PAD));
  private static final int BUFFER = 64 << 10;

  private TokenizerCheck() {}

  /**
   * Warns if the task needs a tokenizer and there is none, or one that lacks tokens.
   *
   * @return the tokenizer, to be staged beside the manifest
   */
  static Optional<DatasetFile> run(Path root, Category category, Consumer<Finding> findings)
      throws IOException {
    var tokens = TOKENS.getOrDefault(category, Set.of());
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    if (!(LocalEntry.find(root.resolve(NAME)) instanceof LocalEntry.RegularFile tokenizer)) {
      if (category == Category.MASKED_LANGUAGE_MODELING) {
        warn("There is no tokenizer.json; older clusters need one for this task.", findings);
      }
      return Optional.empty();
    }
    var missing = missing(tokens, tokenizer.path());
    if (!missing.isEmpty()) {
      warn(
          "It lacks %s, which older clusters need.".formatted(String.join(" and ", missing)),
          findings);
      return Optional.empty();
    }
    return Optional.of(
        new DatasetFile(tokenizer.path(), NAME, tokenizer.size(), tokenizer.modified()));
  }

  private static void warn(String message, Consumer<Finding> findings) {
    findings.accept(Finding.of(Rule.TXT_04, message).in(NAME));
  }

  /** Looks for tokens as JSON spells them, in pieces that overlap by more than a token. */
  private static Set<String> missing(Set<String> tokens, Path tokenizer) {
    var missing = new TreeSet<>(tokens);
    try (var content =
        Files.newInputStream(tokenizer, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      var piece = "";
      for (var bytes = content.readNBytes(BUFFER);
          bytes.length > 0 && !missing.isEmpty();
          bytes = content.readNBytes(BUFFER)) {
        piece = piece.substring(Math.max(0, piece.length() - 16)) + new String(bytes, ISO_8859_1);
        var text = piece;
        missing.removeIf(token -> text.contains('"' + token + '"'));
      }
      return missing;
    } catch (IOException e) {
      return tokens; // What cannot be read helps no cluster either.
    }
  }
}
