package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.samples.TextFolder.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Text classification: short mails to a shop, by topic. */
final class MailTopics implements Recipe {
  private static final List<String> GOODS =
      List.of("lamp", "coffee grinder", "desk chair", "rain jacket", "bicycle bell", "café table");
  private static final List<String> GREETINGS =
      List.of("Hello,", "Dear team,", "Good morning,", "Hi there,");

  private record Topic(String name, List<String> sentences) {}

  private static final List<Topic> TOPICS =
      List.of(
          new Topic(
              "delivery",
              List.of(
                  "the %s has not arrived although it was promised for last week.",
                  "where is the parcel with my %s?", "please send the %s to my new address.")),
          new Topic(
              "invoice",
              List.of(
                  "the invoice for the %s lists it twice.",
                  "please send me a receipt for the %s, made out to my company.",
                  "I was charged more for the %s than your page said.")),
          new Topic(
              "repair",
              List.of(
                  "the %s stopped working after two days.",
                  "one screw of the %s is missing, could you send it?",
                  "how long does a repair of the %s take?")));

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    new TextFolder("texts", "mail", Optional.of("topic"), MailTopics::mail)
        .write(folder, records, seed);
  }

  private static Text mail(int index, Chance chance) {
    var topic = TOPICS.get(index % TOPICS.size());
    var sentence = chance.oneOf(topic.sentences()).formatted(chance.oneOf(GOODS));
    var order = chance.between(1000, 9999);
    return new Text(
        chance.oneOf(GREETINGS) + " " + sentence + " My order number is " + order + ".",
        topic.name());
  }
}
