package io.tracebloc.engine.release;

import static java.util.Objects.requireNonNull;

/**
 * The values of a release as Helm recorded them ({@code contract/releases.md} 1.3, 1.4). What could
 * be a secret is hidden already.
 *
 * @param source the object that they were read from, for example {@code
 *     Secret/sh.helm.release.v1.demo.v3}
 * @param revision the revision that is believed
 * @param effective the chart's values with those of the user over them, as a JSON object
 * @param given the user's own values, as a JSON object
 */
public record ReleaseValues(String source, int revision, String effective, String given) {
  public ReleaseValues {
    requireNonNull(source);
    requireNonNull(effective);
    requireNonNull(given);
  }

  /** Those of a record. */
  static ReleaseValues of(HelmRecord record) {
    return new ReleaseValues(
        record.source(),
        record.choice().revision().revision(),
        hidden(record.values().tree()),
        hidden(record.document().at("config")));
  }

  /** What is no map holds no values. */
  private static String hidden(Tree values) {
    return values.isMap() ? Redaction.of(values).element().toString() : "{}";
  }
}
