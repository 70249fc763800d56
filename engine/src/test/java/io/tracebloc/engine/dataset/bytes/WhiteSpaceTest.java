package io.tracebloc.engine.dataset.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The trim set of the contract (R-05, trap 23). */
final class WhiteSpaceTest {
  private static final Set<Integer> SPACES =
      IntStream.of(
              0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002,
              0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029,
              0x202f, 0x205f, 0x3000)
          .boxed()
          .collect(Collectors.toSet());

  @Test
  void holdsExactlyTheListedCodePoints() {
    for (var codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      assertThat(WhiteSpace.contains(codePoint)).isEqualTo(SPACES.contains(codePoint));
    }
  }

  @Property(tries = 2000)
  void trimsBytesAsItTrimsText(@ForAll("padded") String text) {
    assertThat(Slice.of("x" + text + "x").text()).isEqualTo("x" + text + "x");
    var inner = Slice.of("[" + text + "]");
    var slice = new Slice(inner.bytes(), inner.start() + 1, inner.end() - 1);
    assertThat(slice.trim().text()).isEqualTo(WhiteSpace.trim(text));
  }

  @Property
  void trimsEachSpaceOnBothSides(@ForAll("spaces") String space) {
    assertThat(WhiteSpace.trim(space + "a b" + space)).isEqualTo("a b");
    assertThat(Slice.of(space + space).trim().isEmpty()).isTrue();
  }

  @Property
  void survivesMalformedBytes(@ForAll byte[] bytes) {
    var trimmed = Slice.of(bytes).trim();
    assertThat(trimmed.length()).isBetween(0, bytes.length);
  }

  @Provide
  Arbitrary<String> spaces() {
    return Arbitraries.of(SPACES).map(Character::toString);
  }

  @Provide
  Arbitrary<String> padded() {
    var other =
        Arbitraries.of("a", "é", "猫", "🐈", "\u001c", "\u200b", "\u0084", "\ufeff", "\u3001");
    return Arbitraries.oneOf(spaces(), spaces(), other)
        .list()
        .ofMaxSize(12)
        .map(list -> String.join("", list));
  }
}
