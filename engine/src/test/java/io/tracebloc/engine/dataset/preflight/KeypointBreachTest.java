package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.Category.KEYPOINT_DETECTION;
import static io.tracebloc.engine.dataset.PictureDatasets.row;

import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** KP-01 to KP-04, one at a time. */
final class KeypointBreachTest {
  private static final String FIRST =
      row("a.png", "{'nose': [4, 5], 'tail': [20, 25]}", "{'nose': 1, 'tail': 1}");
  private static final String SEEN = "{'nose': 1, 'tail': 0}";

  @TempDir Path folder;

  static Stream<Breach> columns() {
    return Stream.of(
        manifest(
                "no visibility",
                "filename,Annotation\na.png,\"{\"\"n\"\": [1, 2], \"\"t\"\": [3, 4]}\"\n")
            .rejected(Rule.KP_01, "no column 'Visibility'")
            .in("labels.csv"),
        manifest("annotation in lower case", "filename,annotation,Visibility\na,x,{}\nb,x,{}\n")
            .rejected(Rule.KP_01, "Rename column 'annotation' to 'Annotation'")
            .in("labels.csv"),
        manifest("one class", "filename,Annotation,Visibility,label\n" + labelled("x", "x"))
            .rejected(Rule.DIV_02, "'x'")
            .in("labels.csv"),
        manifest("two classes", "filename,Annotation,Visibility,label\n" + labelled("x", "y")));
  }

  static Stream<Breach> annotations() {
    return Stream.of(
        second("points as objects", "{'nose': {'x': 1, 'y': 2.5}, 'tail': {'y': 0, 'x': 0}}"),
        second(
            "points in another order, one twice", "{'tail': [1], 'nose': [1, 2], 'tail': [3, 4]}"),
        second("points at the edge of the picture", "{'nose': [0, 0], 'tail': [48, 36]}"),
        second("no JSON", "{nose: [1, 2]}").rejected(Rule.KP_02, "no valid JSON").atRow(2),
        second("nothing", " ").rejected(Rule.KP_02, "empty").atRow(2),
        second("a list", "[[1, 2], [3, 4]]").rejected(Rule.KP_02, "JSON, but no object").atRow(2),
        second("a decimal comma", "{'nose': [1,5, 2], 'tail': [3, 4]}")
            .rejected(Rule.KP_02, "[x, y]", "'nose'")
            .atRow(2),
        second("a negative coordinate", "{'nose': [1, 2], 'tail': {'x': -1, 'y': 2}}")
            .rejected(Rule.KP_02, "from 0 up", "'tail'")
            .atRow(2),
        second("a number as text", "{'nose': ['1', 2], 'tail': [3, 4]}")
            .rejected(Rule.KP_02, "'nose'")
            .atRow(2),
        second("all points in one column", "{'nose': [4, 1], 'tail': [4, 9]}")
            .rejected(Rule.KP_02, "same x")
            .atRow(2),
        second("all points in one row", "{'nose': [1, 4.0], 'tail': [9, 4]}")
            .rejected(Rule.KP_02, "same y")
            .atRow(2),
        second("a point outside the picture", "{'nose': [4, 1], 'tail': [49, 9]}")
            .warned(Rule.KP_02, "48x36", "'tail'", "newer clusters")
            .atRow(2),
        second("other names", "{'nose': [4, 1], 'tali': [9, 9]}", "{'nose': 1, 'tali': 1}")
            .rejected(Rule.KP_03, "row 1", "missing 'tail'", "not expected 'tali'")
            .atRow(2));
  }

  static Stream<Breach> counts() {
    var other = FIRST + row("b.png", "{'nose': [4, 1], 'tail': [9, 9]}", SEEN);
    return Stream.of(
        points("as declared", other),
        points("no number declared", other)
            .asking(request -> request.toBuilder().numberOfKeypoints(OptionalInt.empty()).build())
            .rejected(Rule.OPT_02, "keypoints"),
        points("fewer points than declared", FIRST)
            .asking(request -> request.toBuilder().numberOfKeypoints(OptionalInt.of(3)).build())
            .rejected(Rule.KP_02, "2 points", "3 are declared")
            .atRow(1),
        points("one point only", row("a", "{'nose': [4, 5]}", "{'nose': 1}"))
            .asking(request -> request.toBuilder().numberOfKeypoints(OptionalInt.of(1)).build()),
        points("the size that the user expects", FIRST)
            .asking(
                request ->
                    request.withSizes(Optional.of(new PixelSize(48, 36)), Optional.empty())));
  }

  static Stream<Breach> visibility() {
    return Stream.of(
        visible("decimals", "{'nose': 1.0, 'tail': 0.0}"),
        visible("no JSON", "1").rejected(Rule.KP_04, "JSON, but no object").atRow(2),
        visible("nothing", "").rejected(Rule.KP_04, "empty").atRow(2),
        visible("a two", "{'nose': 2, 'tail': 0}")
            .rejected(Rule.KP_04, "neither 0 nor 1", "'nose'")
            .atRow(2),
        visible("texts", "{'nose': 1, 'tail': '0'}")
            .rejected(Rule.KP_04, "neither 0 nor 1", "'tail'")
            .atRow(2),
        visible("a name too few", "{'nose': 1}")
            .rejected(Rule.KP_04, "the same points", "missing 'tail'")
            .atRow(2),
        visible("a name too many", "{'nose': 1, 'tail': 1, 'fin': 1}")
            .rejected(Rule.KP_04, "not expected 'fin'")
            .atRow(2));
  }

  @ParameterizedTest
  @MethodSource({"columns", "annotations", "counts", "visibility"})
  void eachBreachIsTheOnlyFinding(Breach breach) throws IOException {
    breach.verify(folder);
  }

  private static Breach second(String title, String annotation) {
    return second(title, annotation, SEEN);
  }

  private static Breach second(String title, String annotation, String visibility) {
    return points(title, FIRST + row("b.png", annotation, visibility));
  }

  private static Breach visible(String title, String visibility) {
    return second(title, "{'nose': [6, 7], 'tail': [18, 22]}", visibility);
  }

  private static Breach points(String title, String rows) {
    return manifest(title, "filename,Annotation,Visibility\n" + rows);
  }

  private static Breach manifest(String title, String content) {
    return Breach.none(KEYPOINT_DETECTION, title, data -> data.file("labels.csv", content));
  }

  private static String labelled(String first, String second) {
    return FIRST.strip() + "," + first + "\n" + FIRST.strip() + "," + second + "\n";
  }
}
