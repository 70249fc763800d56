package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.text.TextContent;
import io.tracebloc.engine.dataset.text.TextRecord;
import java.util.Optional;

/** REC-03: a text is one line, line ends around it aside. A blank one only warns. */
final class OneRecord implements TextRule {
  @Override
  public Optional<Finding> check(TextContent content) {
    return content
        .record()
        .flatMap(
            record ->
                switch (record) {
                  case TextRecord.SeveralLines _ ->
                      Optional.of(
                          Finding.of(
                              Rule.REC_03,
                              "The file has several lines; each file holds one record, on one line."));
                  // That a file is empty is said by TXT-02.
                  case TextRecord.Blank _ when !content.encoding().empty() ->
                      Optional.of(
                          Finding.remark(
                              Rule.REC_03, "The file holds no record, only white space."));
                  case TextRecord.Blank _, TextRecord.Fields _ -> Optional.<Finding>empty();
                });
  }
}
