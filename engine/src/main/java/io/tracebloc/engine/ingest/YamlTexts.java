package io.tracebloc.engine.ingest;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** The text of each document in a text with several, as it was written. */
final class YamlTexts {
  private YamlTexts() {}

  /**
   * The texts of the documents that are not empty. A single one is the whole text. Of several each
   * goes from the line it begins on to the line the next one begins on; an end mark or the next
   * document's {@code ---} at its end is left out.
   *
   * @param text YAML that was read before
   */
  static List<String> of(String text) {
    var starts = new ArrayList<Integer>();
    for (var document : YamlReader.documents(text)) {
      if (!document.getTag().equals(Tag.NULL)) {
        starts.add(lineStart(text, document));
      }
    }
    if (starts.size() == 1) {
      return List.of(text);
    }
    var texts = new ArrayList<String>();
    for (var index = 0; index < starts.size(); index++) {
      var end = index + 1 < starts.size() ? starts.get(index + 1) : text.length();
      texts.add(withoutEnd(text.substring(starts.get(index), end)));
    }
    return texts;
  }

  /** Marks count code points. */
  private static int lineStart(String text, Node document) {
    var start = text.offsetByCodePoints(0, document.getStartMark().getIndex());
    var line = text.lastIndexOf('\n', Math.max(start - 1, 0)) + 1;
    return start == 0 ? 0 : Math.min(line, start);
  }

  private static String withoutEnd(String text) {
    return text.replaceAll("(?s)\\R(---|\\.\\.\\.)(\\s.*)?\\z", "\n");
  }
}
