package io.tracebloc.commands.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentTest {
  @Test
  void valuesKeepTheirOrderAndTheirKind() {
    var document =
        new Document()
            .put("text", "a\"b\\c\u0007é🌿")
            .put("number", 1L)
            .put("rate", 99.5)
            .put("truth", true)
            .put("absent", Optional.empty())
            .put("present", Optional.of("x"))
            .put("list", List.of("a", new Document().put("b", 2)));
    assertThat(document.toJson())
        .isEqualTo(
            """
            {
                "text": "a\\"b\\\\c\\u0007é🌿",
                "number": 1,
                "rate": 99.5,
                "truth": true,
                "present": "x",
                "list": [
                    "a",
                    {
                        "b": 2
                    }
                ]
            }
            """);
  }

  @Test
  void yamlQuotesWhatWouldReadAsSomethingElse() {
    assertThat(new Document().put("a", "yes").put("b", "1").put("c", List.of()).toYaml())
        .isEqualTo("a: 'yes'\nb: '1'\nc: []\n");
  }

  @Test
  void jsonHoldsNothingThatATerminalObeys() {
    var text = "\u009b31m\u202e\u2028\ufeff\udb40\udc01é\u007f";
    assertThat(new Document().put("a", text).toJson())
        .isEqualTo(
            """
            {
                "a": "\\u009b31m\\u202e\\u2028\\ufeff\\udb40\\udc01é\\u007f"
            }
            """);
  }

  @Test
  void anUnknownKindOfValueIsADefect() {
    var document = new Document();
    assertThatThrownBy(() -> document.put("x", new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
