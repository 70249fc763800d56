package io.tracebloc.sandbox.samples;

import io.tracebloc.sandbox.samples.TextFolder.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Causal language modelling: what a laboratory measured, and how the report goes on. */
final class LabReports implements Recipe {
  private static final List<Measure> MEASURES =
      List.of(
          new Measure("Haemoglobin", "g/dl", 12.0, 17.0),
          new Measure("Potassium", "mmol/l", 3.5, 5.1),
          new Measure("Glucose, fasting", "mg/dl", 70.0, 99.0),
          new Measure("Creatinine", "mg/dl", 0.6, 1.2));

  /** A value with the range in which it is normal. */
  private record Measure(String name, String unit, double lowest, double highest) {}

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    new TextFolder("texts", "report", Optional.empty(), (_, chance) -> report(chance))
        .write(folder, records, seed);
  }

  private static Text report(Chance chance) {
    var measure = chance.oneOf(MEASURES);
    var exact = chance.between(measure.lowest() * 0.7, measure.highest() * 1.3);
    // Judged as it is printed.
    var value = Math.round(exact * 10) / 10.0;
    var prompt = String.format(Locale.ROOT, "%s: %.1f %s.", measure.name(), value, measure.unit());
    return Text.unlabelled(prompt + "\t" + judgement(measure, value));
  }

  private static String judgement(Measure measure, double value) {
    if (value < measure.lowest()) {
      return "The value is too low; please repeat the measurement.";
    }
    return value > measure.highest()
        ? "The value is too high; please repeat the measurement."
        : "The value is normal; nothing needs to be done.";
  }
}
