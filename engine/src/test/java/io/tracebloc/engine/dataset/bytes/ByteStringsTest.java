package io.tracebloc.engine.dataset.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Packed strings against the collections of the JDK. */
final class ByteStringsTest {
  @Property(tries = 300)
  void keepsStringsInOrder(@ForAll @Size(max = 200) List<String> texts) {
    var strings = strings(texts);
    var kept = new ArrayList<String>();
    for (var index = 0; index < strings.size(); index++) {
      kept.add(strings.get(index).text());
    }
    assertThat(kept).isEqualTo(texts.stream().map(text -> Slice.of(text).text()).toList());
  }

  @Property(tries = 300)
  void sortsByUnsignedBytes(@ForAll @Size(max = 200) List<byte[]> texts) {
    var strings = new ByteStrings();
    texts.forEach(text -> strings.add(Slice.of(text)));
    var order = strings.sort();
    var sorted = new ArrayList<byte[]>();
    for (var index = 0; index < strings.size(); index++) {
      sorted.add(strings.get(index).toBytes());
      assertThat(sorted.getLast()).isEqualTo(texts.get(order[index]));
    }
    var expected = new ArrayList<>(texts);
    expected.sort(Arrays::compareUnsigned);
    assertThat(sorted).usingElementComparator(Arrays::compare).isEqualTo(expected);
  }

  @Property(tries = 300)
  void sortsLongCommonPrefixesStably(
      @ForAll @Size(max = 400) List<@CharRange(from = 'a', to = 'b') String> texts) {
    var strings = strings(texts);
    var order = strings.sort();
    var expected =
        IntStream.range(0, texts.size()).boxed().sorted(Comparator.comparing(texts::get)).toList();
    assertThat(order).containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
  }

  @Property(tries = 300)
  void findsWhatWasAdded(
      @ForAll @Size(max = 200) List<String> texts, @ForAll @Size(max = 50) List<String> others) {
    var strings = new ByteStrings();
    var index = new ByteStringIndex(strings);
    texts.forEach(text -> index.add(Slice.of(text)));
    var distinct = new LinkedHashSet<>(texts.stream().map(t -> Slice.of(t).text()).toList());
    assertThat(strings.size()).isEqualTo(distinct.size());
    for (var text : others) {
      var found = index.find(Slice.of(text));
      assertThat(found != ByteStringIndex.ABSENT)
          .isEqualTo(distinct.contains(Slice.of(text).text()));
    }
    for (var text : texts) {
      assertThat(strings.get(index.find(Slice.of(text))).text()).isEqualTo(Slice.of(text).text());
    }
  }

  @Test
  void takesStringsLongerThanABlock() {
    var strings = new ByteStrings();
    strings.add(Slice.of("a"));
    strings.add(Slice.of(new byte[3 << 20]));
    strings.add(Slice.of("b"));
    assertThat(strings.get(1).length()).isEqualTo(3 << 20);
    assertThat(strings.get(2).text()).isEqualTo("b");
  }

  private static ByteStrings strings(List<String> texts) {
    var strings = new ByteStrings();
    texts.forEach(text -> strings.add(Slice.of(text)));
    return strings;
  }
}
