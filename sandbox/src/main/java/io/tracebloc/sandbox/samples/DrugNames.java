package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.samples.TextFolder.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Token classification: notes from a ward, with BIO tags for drugs, doses and complaints. */
final class DrugNames implements Recipe {
  private static final List<String> SENTENCES =
      List.of(
          "The patient received <DRUG> <DOSE> against <COMPLAINT> .",
          "Today <DRUG> was stopped because of <COMPLAINT> .",
          "Please reduce <DRUG> to <DOSE> from tomorrow .",
          "No <COMPLAINT> since <DRUG> was started .");
  private static final List<String> DRUGS =
      List.of("ibuprofen", "acetylsalicylic acid", "metformin", "sodium valproate", "amoxicillin");
  private static final List<String> DOSES = List.of("400 mg", "2 g", "10 mg daily", "5 ml");
  private static final List<String> COMPLAINTS =
      List.of("headache", "low back pain", "nausea", "high blood pressure", "skin rash");

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    new TextFolder("texts", "note", Optional.of("tags"), DrugNames::note)
        .write(folder, records, seed);
  }

  private static Text note(int index, Chance chance) {
    var words = new ArrayList<String>();
    var tags = new ArrayList<String>();
    for (var part : SENTENCES.get(index % SENTENCES.size()).split(" ", -1)) {
      switch (part) {
        case "<DRUG>" -> add(chance.oneOf(DRUGS), "DRUG", words, tags);
        case "<DOSE>" -> add(chance.oneOf(DOSES), "DOSE", words, tags);
        case "<COMPLAINT>" -> add(chance.oneOf(COMPLAINTS), "COMPLAINT", words, tags);
        default -> {
          words.add(part);
          tags.add("O");
        }
      }
    }
    return new Text(String.join(" ", words), String.join(" ", tags));
  }

  private static void add(String entity, String kind, List<String> words, List<String> tags) {
    var parts = List.of(entity.split(" ", -1));
    words.addAll(parts);
    tags.add("B-" + kind);
    tags.addAll(Collections.nCopies(parts.size() - 1, "I-" + kind));
  }
}
