package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WorkCoversEveryByteOnceTest {
  private record Sizes(List<DatasetFile> entries) implements FileSet {
    static Sizes of(List<Long> sizes) {
      return new Sizes(
          IntStream.range(0, sizes.size())
              .mapToObj(i -> new DatasetFile(Path.of("f"), "dir/file-" + i, sizes.get(i), i))
              .toList());
    }

    @Override
    public long count() {
      return entries.size();
    }

    @Override
    public long bytes() {
      return entries.stream().mapToLong(DatasetFile::size).sum();
    }

    @Override
    public Iterator<DatasetFile> iterator() {
      return entries.iterator();
    }
  }

  @Provide
  Arbitrary<List<Long>> sizes() {
    long chunk = WorkPlan.CHUNK;
    var odd = Arbitraries.of(0L, 1L, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 65_536);
    var small = Arbitraries.longs().between(0, 2_000_000);
    var large = Arbitraries.longs().between(chunk, 400 * chunk);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, small),
            net.jqwik.api.Tuple.of(2, odd),
            net.jqwik.api.Tuple.of(1, large))
        .list()
        .ofMaxSize(60);
  }

  private static List<WorkItem> items(FileSet files, Set<Long> unwanted) {
    var items = new ArrayList<WorkItem>();
    new WorkPlan(files, index -> !unwanted.contains(index)).forEachRemaining(items::add);
    return items;
  }

  /** Pieces as text: index, beginning and end. */
  private static List<String> pieces(WorkItem item) {
    return switch (item) {
      case WorkItem.Segment segment ->
          segment.members().stream()
              .map(member -> "%d 0-%d".formatted(member.index(), member.file().size()))
              .toList();
      case WorkItem.Chunk chunk ->
          List.of(
              "%d %d-%d".formatted(chunk.index(), chunk.offset(), chunk.offset() + chunk.bytes()));
    };
  }

  private static List<String> expected(Sizes files, Set<Long> unwanted) {
    var expected = new ArrayList<String>();
    for (int index = 0; index < files.count(); index++) {
      long size = files.entries().get(index).size();
      if (unwanted.contains((long) index)) {
        continue;
      }
      if (size <= WorkPlan.CHUNK) {
        expected.add("%d 0-%d".formatted(index, size));
        continue;
      }
      for (long from = 0; from < size; from += WorkPlan.CHUNK) {
        expected.add("%d %d-%d".formatted(index, from, Math.min(size, from + WorkPlan.CHUNK)));
      }
    }
    return expected;
  }

  @Property(tries = 200)
  void all_of_it_in_order_and_in_pieces_of_bounded_size(
      @ForAll("sizes") List<Long> sizes, @ForAll Set<Long> some) {
    var files = Sizes.of(sizes);
    var unwanted = new HashSet<Long>();
    some.forEach(number -> unwanted.add(Math.floorMod((long) number, 61L)));
    var items = items(files, unwanted);

    assertThat(items.stream().flatMap(item -> pieces(item).stream()).toList())
        .isEqualTo(expected(files, unwanted));
    assertThat(items).allMatch(item -> item.bytes() <= WorkPlan.CHUNK);
    assertThat(items.stream().map(WorkItem::number).distinct()).hasSameSizeAs(items);
    assertThat(items.stream().mapToInt(WorkItem::files).sum())
        .isEqualTo(
            (int) (files.count() - unwanted.stream().filter(i -> i < files.count()).count()));
  }

  @Property(tries = 50)
  void the_same_files_give_the_same_marks(@ForAll("sizes") List<Long> sizes) {
    var first = items(Sizes.of(sizes), Set.of()).stream().map(WorkItem::mark).toList();
    var again = items(Sizes.of(sizes), Set.of()).stream().map(WorkItem::mark).toList();

    assertThat(again).isEqualTo(first).doesNotHaveDuplicates();
  }

  @Test
  void one_new_file_changes_few_marks() {
    var entries = new ArrayList<DatasetFile>();
    for (int i = 0; i < 20_000; i++) {
      entries.add(new DatasetFile(Path.of("f"), "images/picture-%05d.png".formatted(i), 10_000, i));
    }
    var before = marks(entries);
    entries.add(7_000, new DatasetFile(Path.of("f"), "images/new.png", 10_000, 1));
    var after = marks(entries);

    assertThat(before.size()).isGreaterThan(20);
    after.removeAll(before);
    assertThat(after).hasSizeLessThanOrEqualTo(4);
  }

  private static Set<String> marks(List<DatasetFile> entries) {
    var marks = new HashSet<String>();
    items(new Sizes(List.copyOf(entries)), Set.of()).forEach(item -> marks.add(item.mark()));
    return marks;
  }
}
