package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tabular classification: loans, and whether they defaulted. Some incomes are not known. */
final class Loans implements Recipe {
  private static final List<String> PURPOSES =
      List.of("car", "kitchen", "education", "moving house", "debts, several");

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var table = new CsvFile("age", "income", "amount", "purpose", "granted_on", "defaulted");
    var chance = new Chance(seed);
    for (var index = 0; index < records; index++) {
      var income = Math.max(900, chance.about(2800, 800));
      var defaulted = index % 3 == 1;
      var amount = (int) Math.round(income * chance.between(1.0, 4.0) * (defaulted ? 2 : 1));
      table.row(
          chance.between(18, 79),
          chance.happens(0.1) ? "" : income,
          amount,
          chance.oneOf(PURPOSES),
          PastDays.day(chance.between(0, 1000)),
          defaulted ? "yes" : "no");
    }
    table.writeTo(folder.resolve("loans.csv"));
  }
}
