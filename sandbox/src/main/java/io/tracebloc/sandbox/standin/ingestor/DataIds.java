package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Where the ids of rows come from (datasets.md 1.3 and 8.1). */
interface DataIds {
  /** A row's id; empty if it has none, so that it cannot be inserted. */
  Optional<String> of(List<String> row);

  /**
   * The ids that a plan asks for.
   *
   * @param salt gives the table's salt
   * @throws IngestionFailedException if the configured column does not exist
   */
  static DataIds of(Dataset dataset, Salt salt) throws IngestionFailedException, IOException {
    var configured = dataset.plan().dataId();
    return switch (configured.strategy()) {
      case "column" -> {
        var column = configured.column().orElseThrow();
        var index = dataset.ingested().resolve(column);
        if (index.isEmpty()) {
          throw new IngestionFailedException(
              "data_id column '%s' is not in the CSV file".formatted(column));
        }
        yield new Column(index);
      }
      case "content_hash" -> new ContentHash(salt.get());
      default -> _ -> Optional.of(UUID.randomUUID().toString());
    };
  }

  /** A new salt: 64 hexadecimal digits. */
  static String newSalt() {
    var random = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(Digests.sha256(random));
  }

  /** Gives a table's salt. */
  @FunctionalInterface
  interface Salt {
    /** The salt, made if needed. */
    String get() throws IOException;
  }

  /** The value of a column. */
  record Column(OptionalInt index) implements DataIds {
    @Override
    public Optional<String> of(List<String> row) {
      return Manifest.cell(row, index).filter(cell -> !MissingValues.isNull(cell)).map(Cells::trim);
    }
  }

  /** The same for the same cells in the same table. */
  record ContentHash(String salt) implements DataIds {
    @Override
    public Optional<String> of(List<String> row) {
      // Cells cannot hold NUL (GEN-01), so that no two rows join to one text.
      var content = salt + '\0' + String.join("\0", row);
      var digest = Digests.sha256(content.getBytes(StandardCharsets.UTF_8));
      return Optional.of(HexFormat.of().formatHex(digest));
    }
  }
}
