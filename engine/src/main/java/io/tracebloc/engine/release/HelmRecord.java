package io.tracebloc.engine.release;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A decoded release record with the choice that led to it.
 *
 * @param choice which revision this is, and the release's state
 * @param document the record ({@code contract/releases.md} 1.3)
 * @param values defaults and overrides merged
 * @param rendered what Helm rendered
 */
record HelmRecord(RevisionChoice choice, Tree document, EffectiveValues values, Manifest rendered) {
  static HelmRecord of(RevisionChoice choice, Tree document) {
    var values = EffectiveValues.merge(document.at("chart", "values"), document.at("config"));
    return new HelmRecord(choice, document, values, new Manifest(document.text("manifest")));
  }

  /** The object it was read from. */
  String source() {
    return choice.revision().object();
  }

  Optional<String> chart() {
    return document.text("chart", "metadata", "name");
  }

  Optional<String> chartVersion() {
    return document.text("chart", "metadata", "version");
  }

  /** Whether it is the tracebloc client chart: the word is generic, so its origin counts, too. */
  boolean isTraceblocClient() {
    var metadata = document.at("chart", "metadata");
    Predicate<String> origin = text -> text.contains("github.com/tracebloc/client");
    return chart().filter("client"::equals).isPresent()
        && (metadata.text("home").filter(origin).isPresent()
            || metadata.at("sources").texts().stream().anyMatch(origin)
            || manifestObject("Deployment", "-jobs-manager").present());
  }

  /**
   * The record as one of the tracebloc client chart: itself, or what it says of the client as a
   * part of another chart; empty if there is none in it.
   */
  Optional<HelmRecord> asTraceblocClient() {
    if (isTraceblocClient()) {
      return Optional.of(this);
    }
    return UmbrellaPart.of(this).stream()
        .filter(part -> part.name().equals("client"))
        .filter(part -> manifestObject("Deployment", "-jobs-manager").present())
        .findFirst()
        .map(this::part);
  }

  private HelmRecord part(UmbrellaPart part) {
    var metadata = new JsonObject();
    metadata.addProperty("name", part.name());
    part.version().ifPresent(version -> metadata.addProperty("version", version));
    var chart = new JsonObject();
    chart.add("metadata", metadata);
    var record = new JsonObject();
    record.add("chart", chart);
    return new HelmRecord(
        choice, new Tree(record), new EffectiveValues(part.values(), values.warnings()), rendered);
  }

  /** The first rendered object of a kind whose name ends so; nothing if there is none. */
  Tree manifestObject(String kind, String nameEnd) {
    return manifest().stream()
        .filter(object -> object.text("kind").filter(kind::equals).isPresent())
        .filter(object -> object.name().endsWith(nameEnd))
        .findFirst()
        .orElse(Tree.nothing());
  }

  /** All rendered objects; none if the manifest is broken. */
  List<Tree> manifest() {
    return rendered.objects();
  }

  /** Without values. */
  @Override
  public String toString() {
    return "HelmRecord[" + choice.revision() + "]";
  }
}
