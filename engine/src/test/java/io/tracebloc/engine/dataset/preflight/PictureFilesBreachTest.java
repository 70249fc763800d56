package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.Category.IMAGE_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.KEYPOINT_DETECTION;
import static io.tracebloc.engine.dataset.Category.OBJECT_DETECTION;
import static io.tracebloc.engine.dataset.Category.SEMANTIC_SEGMENTATION;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Pictures;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** IMG-02 to IMG-04, one at a time, in every category with pictures. */
final class PictureFilesBreachTest {
  private static final Breach.Change ONE_PICTURE =
      data ->
          data.file("labels.csv", "filename\na.png\n")
              .without("images/b.png")
              .without("annotations/b.xml");

  @TempDir Path folder;

  static Stream<Breach> breaches() {
    var everywhere =
        Stream.of(IMAGE_CLASSIFICATION, OBJECT_DETECTION, SEMANTIC_SEGMENTATION, KEYPOINT_DETECTION)
            .flatMap(PictureFilesBreachTest::breaches);
    return Stream.concat(everywhere, floors());
  }

  private static Stream<Breach> breaches(Category category) {
    return Stream.of(
        Breach.none(category, "as it is", _ -> {}),
        Breach.none(category, "a floor that is reached", _ -> {}).asking(floor(48, 36)),
        Breach.none(category, "an empty picture", data -> data.file("images/b.png", new byte[0]))
            .rejected(Rule.IMG_03, "is empty")
            .in("images/b.png"),
        Breach.none(category, "text as a picture", data -> data.file("images/b.png", "no picture"))
            .rejected(Rule.IMG_03, "no PNG, JPEG or GIF")
            .in("images/b.png"),
        Breach.none(
            category,
            "a JPEG called PNG",
            data -> data.file("images/b.png", Pictures.jpeg(48, 36, 10, 0xc0))),
        Breach.none(
                category,
                "width and height swapped",
                data -> data.file("images/b.png", Pictures.png(36, 48)))
            .rejected(Rule.IMG_04, "36x48", "48x36")
            .in("images/b.png"),
        Breach.none(
            category,
            "a dot-file that is no picture",
            data -> data.file("images/._a.png", "x").file("images/nested/c.png", "x")));
  }

  /** Pictures have one size, so a floor is broken by all of them or none: one picture is left. */
  private static Stream<Breach> floors() {
    return Stream.of(
        Breach.none(OBJECT_DETECTION, "a picture lower than the floor", ONE_PICTURE)
            .asking(floor(48, 37))
            .rejected(Rule.IMG_02, "48x36", "48x37")
            .in("images/a.png"),
        Breach.none(OBJECT_DETECTION, "a picture narrower than the floor", ONE_PICTURE)
            .asking(floor(49, 1))
            .rejected(Rule.IMG_02, "48x36", "49x1")
            .in("images/a.png"),
        Breach.none(
                IMAGE_CLASSIFICATION, "pictures below the default of newer clusters", size(31, 32))
            .warned(Rule.IMG_02, "31x32", "32x32", "newer clusters")
            .in("images/"),
        Breach.none(IMAGE_CLASSIFICATION, "pictures at that default", size(32, 32)),
        Breach.none(IMAGE_CLASSIFICATION, "a lower floor of the user's", size(31, 32))
            .asking(floor(1, 1)));
  }

  private static Breach.Change size(int width, int height) {
    return data ->
        data.file("images/a.png", Pictures.png(width, height))
            .file("images/b.png", Pictures.png(width, height));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void eachBreachIsTheOnlyFinding(Breach breach) throws IOException {
    breach.verify(folder);
  }

  private static UnaryOperator<DatasetRequest> floor(int width, int height) {
    return request ->
        request.withSizes(Optional.empty(), Optional.of(new PixelSize(width, height)));
  }
}
