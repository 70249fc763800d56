package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.samples.TextFolder.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Masked language modelling: peptides, one amino acid a word, about as frequent as in nature. Older
 * ingestors want a tokenizer beside the data ({@code contract/datasets.md} 5.9, TXT-04).
 */
final class Peptides implements Recipe {
  /** Each letter as often as its amino acid among a hundred. */
  private static final String RESIDUES =
      "AAAAAAAACDDDDDEEEEEEFFFFGGGGGGGHHIIIIIIKKKKKKLLLLL"
          + "LLLLLMNNNNPPPPPQQQQRRRRRSSSSSSSTTTTTVVVVVVVWYYY";

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    new TextFolder("sequences", "peptide", Optional.empty(), (_, chance) -> peptide(chance))
        .write(folder, records, seed);
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
  }

  /** Splits at white space; each amino acid is a token. */
  private static String tokenizer() {
    var tokens = new ArrayList<>(List.of("[PAD]", "[UNK]", "[MASK]"));
    RESIDUES.chars().distinct().mapToObj(Character::toString).forEach(tokens::add);
    var vocabulary = new StringJoiner(", ", "{", "}");
    for (var token : tokens) {
      vocabulary.add("\"" + token + "\": " + tokens.indexOf(token));
    }
    return """
        {
          "version": "1.0",
          "pre_tokenizer": {"type": "WhitespaceSplit"},
          "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": %s}
        }
        """
        .formatted(vocabulary);
  }

  /** All begin with methionine, where their making starts. */
  private static Text peptide(Chance chance) {
    var residues = new ArrayList<>(List.of("M"));
    var length = chance.between(20, 60);
    while (residues.size() < length) {
      var at = chance.between(0, RESIDUES.length() - 1);
      residues.add(RESIDUES.substring(at, at + 1));
    }
    return Text.unlabelled(String.join(" ", residues));
  }
}
