package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.samples.TextFolder.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Embeddings: a question to a library, the same in other words, and mostly another question that
 * only looks alike.
 */
final class LibraryQuestions implements Recipe {
  private static final List<String> MEDIA =
      List.of("novel", "atlas", "comic", "cookbook", "travel guide", "dictionary");

  private record Question(String anchor, String positive, String negative) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "How long may I keep the %s?",
              "When do I have to bring the %s back?", "How long is the %s?"),
          new Question(
              "Can I renew my loan of the %s?",
              "Is it possible to borrow the %s for another month?",
              "Can I borrow a new edition of the %s?"),
          new Question(
              "What happens if I lose the %s?",
              "Do I have to pay for a lost %s?", "What happens at the end of the %s?"));

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    new TextFolder("texts", "question", Optional.empty(), LibraryQuestions::triple)
        .write(folder, records, seed);
  }

  private static Text triple(int index, Chance chance) {
    var medium = chance.oneOf(MEDIA);
    var question = chance.oneOf(QUESTIONS);
    var pair = question.anchor() + "\t" + question.positive();
    // Not every anchor has a negative: two fields are allowed as well as three.
    var fields = index % 4 == 3 ? pair : pair + "\t" + question.negative();
    return Text.unlabelled(fields.replace("%s", medium));
  }
}
