package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code contract/releases.md} 1.4, for arbitrary values. */
class ValuesAreMergedProperties {
  @Property(tries = 200)
  void withoutOverridesTheDefaultsCount(@ForAll("values") JsonObject defaults) {
    assertThat(merge(defaults, new JsonObject())).isEqualTo(withoutNulls(defaults, false));
  }

  @Property(tries = 200)
  void withoutDefaultsTheOverridesCount(@ForAll("values") JsonObject overrides) {
    assertThat(merge(new JsonObject(), overrides)).isEqualTo(withoutNulls(overrides, true));
  }

  @Property(tries = 200)
  void everyOverrideIsInForce(
      @ForAll("values") JsonObject defaults, @ForAll("values") JsonObject overrides) {
    assertInForce(overrides, merge(defaults, overrides));
  }

  @Property(tries = 200)
  void whatNobodyOverridesStays(
      @ForAll("values") JsonObject defaults, @ForAll("values") JsonObject overrides) {
    var merged = merge(defaults, overrides);
    defaults.entrySet().stream()
        .filter(entry -> !overrides.has(entry.getKey()) && !entry.getValue().isJsonNull())
        .forEach(entry -> assertThat(merged.get(entry.getKey())).isEqualTo(entry.getValue()));
  }

  @Property(tries = 200)
  void mergingTwiceChangesNothing(
      @ForAll("values") JsonObject defaults, @ForAll("values") JsonObject overrides) {
    var once = merge(defaults, overrides);

    assertThat(merge(once, overrides)).isEqualTo(once);
  }

  @Example
  void nullRemovesTheDefaultAndListsAreReplacedWhole() {
    var merged =
        merge(
            parse("{a: {b: 1, c: 2}, l: [1, 2], n: 1}"),
            parse("{a: {b: null, d: 3}, l: [9], x: null}"));

    assertThat(merged).isEqualTo(parse("{a: {c: 2, d: 3}, l: [9], n: 1}"));
  }

  @Example
  void changesOfShapeAreWarnedOf() {
    var values =
        EffectiveValues.merge(
            new Tree(parse("{a: {b: 1}, s: 5}")), new Tree(parse("{a: 7, s: {t: 1}}")));

    assertThat(values.tree().element()).isEqualTo(parse("{a: 7, s: {t: 1}}"));
    assertThat(values.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("Value a "))
        .anySatisfy(warning -> assertThat(warning).contains("Value s "))
        .hasSize(2);
  }

  @Example
  void absentOrMisshapenDocumentsCountAsEmpty() {
    assertThat(EffectiveValues.merge(Tree.nothing(), Tree.nothing()).tree().keys()).isEmpty();
    assertThat(
            EffectiveValues.merge(new Tree(JsonParser.parseString("[1]")), Tree.nothing())
                .tree()
                .keys())
        .isEmpty();
  }

  @Provide
  Arbitrary<JsonObject> values() {
    Arbitrary<JsonElement> scalars =
        Arbitraries.of(
            new JsonPrimitive(1),
            new JsonPrimitive("text"),
            new JsonPrimitive(false),
            JsonNull.INSTANCE,
            JsonParser.parseString("[1, 2]"));
    return objects(
        Arbitraries.oneOf(scalars, objects(Arbitraries.oneOf(scalars, objects(scalars)))));
  }

  private static Arbitrary<JsonObject> objects(Arbitrary<? extends JsonElement> values) {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), values)
        .ofMaxSize(4)
        .map(
            map -> {
              var object = new JsonObject();
              map.forEach(object::add);
              return object;
            });
  }

  private static JsonObject merge(JsonObject defaults, JsonObject overrides) {
    var merged = EffectiveValues.merge(new Tree(defaults), new Tree(overrides));
    return merged.tree().element().getAsJsonObject();
  }

  private static void assertInForce(JsonObject overrides, JsonObject merged) {
    for (Map.Entry<String, JsonElement> override : overrides.entrySet()) {
      var value = merged.get(override.getKey());
      switch (override.getValue()) {
        case JsonNull removed -> assertThat(value).isNull();
        case JsonObject map -> assertInForce(map, value.getAsJsonObject());
        default -> assertThat(value).isEqualTo(override.getValue());
      }
    }
  }

  /** Nulls go from the top of defaults, and from every depth of overrides. */
  private static JsonObject withoutNulls(JsonObject object, boolean everywhere) {
    var kept = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      switch (entry.getValue()) {
        case JsonNull removed -> {}
        case JsonObject map when everywhere -> kept.add(entry.getKey(), withoutNulls(map, true));
        default -> kept.add(entry.getKey(), entry.getValue());
      }
    }
    return kept;
  }

  private static JsonObject parse(String lenient) {
    return JsonParser.parseString(lenient).getAsJsonObject();
  }
}
