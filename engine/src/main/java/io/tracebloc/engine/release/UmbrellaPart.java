package io.tracebloc.engine.release;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A chart that was installed as a part of another one ({@code contract/releases.md} 1.3): its
 * overrides stand under its name or alias in the parent's values, its own defaults nowhere.
 *
 * @param name the part's name
 * @param alias the name it goes by there
 * @param version its version, if the parent names one and not a range
 * @param values the parent's values for it, with those for all parts
 */
record UmbrellaPart(String name, String alias, Optional<String> version, Tree values) {
  /** The parts of a record's chart that are not switched off. */
  static List<UmbrellaPart> of(HelmRecord record) {
    var values = record.values().tree();
    return record.document().at("chart", "metadata", "dependencies").items().stream()
        .limit(100)
        .filter(part -> !switchedOff(part, values))
        .map(part -> part(part, values))
        .toList();
  }

  private static boolean switchedOff(Tree part, Tree values) {
    return part.text("condition").stream()
        .map(ProfilePath::steps)
        .anyMatch(steps -> values.follow(steps).isFalse());
  }

  private static UmbrellaPart part(Tree part, Tree values) {
    var name = part.text("name").orElse("");
    var alias = part.text("alias").orElse(name);
    return new UmbrellaPart(
        name,
        alias,
        part.text("version").filter(text -> ChartVersion.parse(text).isPresent()),
        values(values, alias));
  }

  private static Tree values(Tree all, String alias) {
    var global = new JsonObject();
    if (all.at("global").isMap()) {
      global.add("global", all.at("global").element());
    }
    return EffectiveValues.merge(new Tree(global), all.at(alias)).tree();
  }
}
