package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.samples.TextFolder.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Sentence-pair classification: whether the second sentence follows from the first. */
final class MarketDays implements Recipe {
  private static final List<String> PEOPLE =
      List.of("A woman", "An old man", "A girl", "Two students", "A farmer");
  private static final List<String> PLACES =
      List.of("on the market", "beside the fountain", "in front of the town hall");

  private record Scene(String seen, String follows, String contradicts, String open) {}

  private static final List<Scene> SCENES =
      List.of(
          new Scene("selling apples", "selling fruit", "selling nothing", "selling cheap apples"),
          new Scene("playing the violin", "making music", "keeping silent", "playing for money"),
          new Scene("reading a newspaper", "reading", "sleeping", "reading bad news"),
          new Scene("eating fresh bread", "eating", "fasting", "eating for the first time today"));

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    new TextFolder("texts", "pair", Optional.of("relation"), MarketDays::pair)
        .write(folder, records, seed);
  }

  private static Text pair(int index, Chance chance) {
    var person = chance.oneOf(PEOPLE);
    var scene = chance.oneOf(SCENES);
    var verb = person.startsWith("Two") ? " are " : " is ";
    var first = person + verb + scene.seen() + " " + chance.oneOf(PLACES) + ".";
    return switch (index % 3) {
      case 0 -> new Text(first + "\t" + person + verb + scene.follows() + ".", "entailment");
      case 1 -> new Text(first + "\t" + person + verb + scene.contradicts() + ".", "contradiction");
      default -> new Text(first + "\t" + person + verb + scene.open() + ".", "neutral");
    };
  }
}
