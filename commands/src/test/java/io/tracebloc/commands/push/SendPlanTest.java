package io.tracebloc.commands.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.FindingCounts;
import io.tracebloc.engine.dataset.selection.Examples;
import io.tracebloc.engine.dataset.selection.Omission;
import io.tracebloc.engine.dataset.selection.Omitted;
import io.tracebloc.engine.dataset.selection.PathPattern;
import io.tracebloc.engine.dataset.selection.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SendPlanTest {
  /** The labels and so many pictures with their annotations; entries are made while iterating. */
  private record Pictures(int pairs) implements FileSet {
    @Override
    public long count() {
      return 1 + 2L * pairs;
    }

    @Override
    public long bytes() {
      return 9 + 3L * pairs;
    }

    @Override
    public Iterator<DatasetFile> iterator() {
      var pictures = numbers().mapToObj(number -> file("images/%05d.png".formatted(number), 1));
      var notes = numbers().mapToObj(number -> file("annotations/%05d.xml".formatted(number), 2));
      return Stream.of(Stream.of(file("labels.csv", 9)), pictures, notes)
          .flatMap(part -> part)
          .iterator();
    }

    private IntStream numbers() {
      return IntStream.range(0, pairs);
    }

    private static DatasetFile file(String target, long size) {
      return new DatasetFile(Path.of("/d", target), target, size, 0);
    }
  }

  private static SendPlan plan(int pairs, List<String> include) {
    var selection = new Selection(include.stream().map(PathPattern::parse).toList(), List.of());
    var request =
        DatasetRequest.builder(Path.of("/d"), "d", Category.OBJECT_DETECTION)
            .selection(selection)
            .build();
    return SendPlan.of(
        new CheckedDataset(
            request,
            new Pictures(pairs),
            Optional.of(".png"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            pairs,
            OptionalLong.empty(),
            new FindingCounts(0, 0),
            List.of(
                new Omitted(
                    new Omission(Omission.Cause.EXCLUDE, Optional.of("*_old*")),
                    new Examples(4, List.of("images/1_old.png", "images/2_old.png"))),
                new Omitted(Omission.byExtension("images/*.txt"), new Examples(7, List.of())))));
  }

  private static List<String> lines(SendPlan plan, boolean all) {
    var lines = new ArrayList<String>();
    plan.print(all, lines::add);
    return lines;
  }

  @Test
  void eachFileIsToldWithItsSizeAndItsPart() {
    assertThat(lines(plan(1, List.of()), false))
        .containsExactly(
            "Would be sent (what lies on the volume already was not looked at):",
            "         9 B  labels.csv  (labels)",
            "         1 B  images/00000.png  (picture)",
            "         2 B  annotations/00000.xml  (goes with a picture)",
            "Left out, matches --exclude '*_old*': 4 (images/1_old.png, images/2_old.png, ...)",
            "Left out, not used by this task, 'images/*.txt': 7");
  }

  @Test
  void thePatternThatIncludesAFileIsNamed() {
    assertThat(lines(plan(1, List.of("*.xml", "*.png")), false))
        .contains(
            "         9 B  labels.csv  (labels)",
            "         1 B  images/00000.png  (picture, matches --include '*.png')");
  }

  @Test
  void ofManyFilesTheFirstAreNamedOrAll() {
    var plan = plan(10_000, List.of());
    assertThat(lines(plan, false)).hasSize(24).contains("  ... and 19,981 more; -v names all");
    assertThat(lines(plan, true)).hasSize(20_004);
  }

  @Test
  void aProgramGetsAmountsAndTheFirst() {
    var json = plan(10_000, List.of()).document().toJsonLine();
    assertThat(json)
        .contains("\"files\":20001", "\"more\":19981", "\"volume_compared\":false")
        .contains("{\"path\":\"images/00000.png\",\"size\":1,\"why\":\"picture\"}")
        .contains("{\"why\":\"matches --exclude '*_old*'\",\"pattern\":\"*_old*\",\"count\":4");
    assertThat(json.length()).isLessThan(3000);
  }
}
