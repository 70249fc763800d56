package io.tracebloc.benchmarks;

import static java.util.stream.Collectors.joining;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A table of twelve columns: numbers whole and broken, dates, words, a quoted text, a label. */
public final class TableFile {
  private static final Map<String, String> COLUMNS = columns();
  private static final List<String> CITIES = List.of("Berlin", "Köln", "Lyon", "Łódź", "Turin");
  private static final int DIFFERENT = 10_000;

  private TableFile() {}

  private static Map<String, String> columns() {
    var columns = new LinkedHashMap<String, String>();
    columns.put("reading", "INT");
    columns.put("age", "INT");
    columns.put("income", "INT");
    columns.put("balance", "FLOAT");
    columns.put("score", "FLOAT");
    columns.put("ratio", "FLOAT");
    columns.put("visits", "INT");
    columns.put("city", "VARCHAR(255)");
    columns.put("segment", "VARCHAR(255)");
    columns.put("opened", "DATE");
    columns.put("remark", "TEXT");
    columns.put("label", "VARCHAR(255)");
    return columns;
  }

  /** The types of the columns as the command takes them. */
  public static String schema() {
    return COLUMNS.entrySet().stream()
        .map(column -> column.getKey() + ":" + column.getValue())
        .collect(joining(","));
  }

  private static String header() {
    return String.join(",", COLUMNS.keySet()) + "\n";
  }

  /** Writes so many rows. */
  public static void write(Path file, int rows) throws IOException {
    var random = new Random(1);
    var tails = IntStream.range(0, DIFFERENT).mapToObj(_ -> tail(random)).toList();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(header().getBytes(StandardCharsets.UTF_8));
      for (var row = 0; row < rows; row++) {
        out.write(Integer.toString(row).getBytes(StandardCharsets.US_ASCII));
        out.write(tails.get(row % DIFFERENT));
      }
    }
  }

  /** All of a row but the first column, which differs in every row. */
  private static byte[] tail(Random random) {
    return String.format(
            Locale.ROOT,
            ",%d,%d,%.2f,%.4f,%.6f,%d,%s,%s,20%02d-%02d-%02d,%s,%s%n",
            18 + random.nextInt(70),
            random.nextInt(200_000),
            random.nextDouble() * 10_000,
            random.nextDouble(),
            random.nextGaussian(),
            random.nextInt(50),
            CITIES.get(random.nextInt(CITIES.size())),
            "segment-" + (char) ('A' + random.nextInt(8)),
            random.nextInt(25),
            1 + random.nextInt(12),
            1 + random.nextInt(28),
            random.nextInt(4) == 0 ? "\"called, will call again\"" : "none given",
            "class_" + random.nextInt(10))
        .replace(System.lineSeparator(), "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
