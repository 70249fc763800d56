package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.dataset.CategoryTraits.Sidecar;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import io.tracebloc.sandbox.standin.ingestor.rule.FileTypeRule;
import io.tracebloc.sandbox.standin.ingestor.rule.LabelColumnRule;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** The image family's validators, in the ingestor's order (datasets.md 5.10). */
public final class ImageRules {
  private static final FileTypeRule IMAGES =
      new FileTypeRule("File Type", "IMG-05", "images", ImageRules::extension);
  private static final ResolutionRule RESOLUTION = new ResolutionRule("Image Resolution", "images");

  private ImageRules() {}

  /** The validators of a plan's category. */
  public static List<Rule> of(IngestionPlan plan) {
    return switch (plan.traits().id()) {
      case "image_classification" -> List.of(new LabelColumnRule(), IMAGES, RESOLUTION);
      case "object_detection" ->
          List.of(
              IMAGES,
              sidecar("Annotation File Type", plan.traits().sidecars().getFirst()),
              new VocRule(),
              new AnnotationPairingRule(),
              RESOLUTION);
      case "semantic_segmentation" -> segmentation(plan);
      case "keypoint_detection" ->
          List.of(IMAGES, RESOLUTION, new KeypointAnnotationRule(), new KeypointVisibilityRule());
      default -> List.of();
    };
  }

  private static List<Rule> segmentation(IngestionPlan plan) {
    var rules = new ArrayList<Rule>();
    rules.add(IMAGES);
    rules.add(sidecar("Mask File Type", plan.traits().sidecars().getFirst()));
    rules.add(new MaskPairingRule());
    rules.add(RESOLUTION);
    if (plan.line().isNew()) {
      rules.add(new ResolutionRule("Mask Resolution", "masks"));
      rules.add(new MaskIdRule());
    }
    return rules;
  }

  private static FileTypeRule sidecar(String name, Sidecar sidecar) {
    return new FileTypeRule(name, "IMG-05", sidecar.directory(), _ -> sidecar.extension());
  }

  private static String extension(Dataset dataset) {
    return dataset.plan().files().extension().orElse("");
  }
}
