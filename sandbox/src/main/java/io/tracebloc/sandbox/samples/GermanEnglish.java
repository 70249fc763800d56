package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.samples.TextFolder.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Sequence to sequence: German sentences with their English translations. */
final class GermanEnglish implements Recipe {
  private record Words(String german, String english) {}

  private static final List<Words> WHO =
      List.of(
          new Words("Die Schülerin", "The pupil"),
          new Words("Mein Großvater", "My grandfather"),
          new Words("Der Bäcker", "The baker"),
          new Words("Unsere Nachbarin", "Our neighbour"));
  private static final List<Words> WHEN =
      List.of(
          new Words("heute", "today"),
          new Words("jeden Morgen", "every morning"),
          new Words("nächste Woche", "next week"));

  /** The gaps are for who and when; languages order them differently. */
  private static final List<Words> WHAT =
      List.of(
          new Words("%s fährt %s mit dem Fahrrad zur Brücke.", "%s goes to the bridge by bike %s."),
          new Words("%s kauft %s drei süße Äpfel.", "%s buys three sweet apples %s."),
          new Words("%s schreibt %s einen langen Brief.", "%s writes a long letter %s."));

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    new TextFolder("texts", "sentence", Optional.empty(), (_, chance) -> pair(chance))
        .write(folder, records, seed);
  }

  private static Text pair(Chance chance) {
    var who = chance.oneOf(WHO);
    var when = chance.oneOf(WHEN);
    var what = chance.oneOf(WHAT);
    return Text.unlabelled(
        what.german().formatted(who.german(), when.german())
            + "\t"
            + what.english().formatted(who.english(), when.english()));
  }
}
