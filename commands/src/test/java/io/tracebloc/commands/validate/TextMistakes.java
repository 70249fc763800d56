package io.tracebloc.commands.validate;

import static io.tracebloc.commands.validate.Mistake.rejected;
import static io.tracebloc.commands.validate.Mistake.warned;
import static io.tracebloc.engine.dataset.Category.EMBEDDINGS;
import static io.tracebloc.engine.dataset.Category.MASKED_LANGUAGE_MODELING;
import static io.tracebloc.engine.dataset.Category.SENTENCE_PAIR_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.SEQ2SEQ;
import static io.tracebloc.engine.dataset.Category.TEXT_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.TOKEN_CLASSIFICATION;

import io.tracebloc.engine.dataset.Rule;
import java.util.List;

/** Mistakes in datasets of texts (REC, TOK and TXT). */
final class TextMistakes {
  private static final String FILE = "labels.csv";

  private TextMistakes() {}

  static List<Mistake> all() {
    return List.of(
        rejected(Rule.REC_01, EMBEDDINGS, "a column of another name")
            .by(data -> data.row(0, "text,topic"))
            .in(FILE)
            .saying("There is no column 'filename'"),
        warned(Rule.REC_01, TEXT_CLASSIFICATION, "a column in capitals")
            .by(data -> data.row(0, "Filename,label"))
            .in(FILE)
            .saying("Rename column 'Filename' to 'filename'"),
        rejected(Rule.REC_03, SENTENCE_PAIR_CLASSIFICATION, "two records in a file")
            .by(data -> data.file("texts/b.txt", "three\tfour\nfive\tsix\n"))
            .in("texts/b.txt")
            .saying("The file has several lines"),
        rejected(Rule.REC_04, SENTENCE_PAIR_CLASSIFICATION, "a sentence alone")
            .by(data -> data.file("texts/b.txt", "three four\n"))
            .in("texts/b.txt")
            .saying("The record has 1 field where 2 are needed"),
        rejected(Rule.REC_04, EMBEDDINGS, "a blank field")
            .by(data -> data.file("texts/b.txt", "three\t \n"))
            .in("texts/b.txt")
            .saying("Field 2 (positive) of the record is blank"),
        rejected(Rule.TOK_01, TOKEN_CLASSIFICATION, "a tag of another sort")
            .by(data -> data.row(2, "b.txt,B-X X"))
            .at(FILE, 2, "label")
            .saying("The tag 'X' is not BIO"),
        rejected(Rule.TOK_01, TOKEN_CLASSIFICATION, "a tag too many")
            .by(data -> data.row(2, "b.txt,B-X I-X O"))
            .at(FILE, 2, "label")
            .saying("3 tags for the 2 words of 'texts/b.txt'"),
        rejected(Rule.TXT_01, SEQ2SEQ, "a text of another sort")
            .by(data -> data.file("texts/c.text", "x").row(3, "c.text,mail"))
            .in("texts/")
            .saying("All text files must have the same extension; found 2 .txt, 1 .text"),
        warned(Rule.TXT_02, TEXT_CLASSIFICATION, "a text with a NUL")
            .by(data -> data.file("texts/b.txt", "a\0b"))
            .in("texts/b.txt")
            .saying("There is a NUL at byte 2"),
        rejected(Rule.TXT_03, TEXT_CLASSIFICATION, "a row without its text")
            .by(data -> data.row(3, "c.txt,mail"))
            .at(FILE, 3, "filename")
            .saying("There is no file 'c.txt' in texts/"),
        rejected(Rule.TXT_03, SEQ2SEQ, "only rows without a text")
            .by(data -> data.rows("filename,topic", "c.txt,mail", "d,news"))
            .at(FILE, 2, "filename")
            .saying("There is no file 'd.txt' in texts/"),
        warned(Rule.TXT_04, MASKED_LANGUAGE_MODELING, "no tokenizer")
            .by(data -> data.without("tokenizer.json"))
            .in("tokenizer.json")
            .saying("There is no tokenizer.json"));
  }
}
