package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.Planner;
import io.tracebloc.sandbox.standin.spec.IngestDocument;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import io.tracebloc.sandbox.standin.spec.Violation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The ingestor stand-in, run by the Job that jobs-manager creates. Its environment:
 *
 * <ul>
 *   <li>{@code INGEST_CONFIG}: the document's file
 *   <li>{@code MYSQL_HOST}: must be set, as for the real one
 *   <li>{@code STANDIN_INGEST_DATABASE}: see {@link RecordsSettings}
 *   <li>{@code TRACEBLOC_INGEST_CORRELATION_ID}: the run's key
 *   <li>{@code STANDIN_SHARED_DIRECTORY} (/data/shared): where the volume that the document calls
 *       {@code /data/shared} is mounted
 *   <li>{@code STANDIN_INGEST_LINE}: see {@link IngestorLine}
 *   <li>{@code STANDIN_INGEST_FAULT}: see {@link IngestFault}
 * </ul>
 *
 * Exit status: 0 all rows good; 1 failed, or some records did; 2 configuration rejected; 64 {@code
 * MYSQL_HOST} unset; 65 database unreachable (datasets.md 7.4, protocol.md 1.5).
 */
public final class Ingestor {
  private final Map<String, String> environment;
  private final Path shared;
  private final IngestFault fault;
  private final IngestorLine line;
  private final Clock clock;
  private final PrintStream out;
  private final PrintStream err;

  /** An ingestor that prints to these streams. */
  Ingestor(Map<String, String> environment, Clock clock, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.shared = Path.of(environment.getOrDefault("STANDIN_SHARED_DIRECTORY", "/data/shared"));
    this.fault = IngestFault.parse(environment.getOrDefault("STANDIN_INGEST_FAULT", ""));
    this.line = IngestorLine.named(environment.getOrDefault(IngestorLine.VARIABLE, ""));
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /** Ingests what the environment names, and ends the process. */
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Ingestor(System.getenv(), Clock.systemUTC(), out, err).run());
  }

  /** Ingests; returns the exit status. */
  int run() throws IOException {
    out.println("ingestor (stand-in): no data leaves this cluster");
    try {
      var document = configuration();
      if (environment.getOrDefault("MYSQL_HOST", "").isBlank()) {
        err.println("MYSQL_HOST is not set");
        return 64;
      }
      return ingest(document);
    } catch (UnreachableException e) {
      err.println(e.getMessage());
      return 65;
    } catch (ConfigRejectedException e) {
      err.println(e.getMessage());
      return 2;
    } catch (IngestionFailedException e) {
      err.println("Ingestion failed: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("Ingestion failed: " + e);
      return 1;
    }
  }

  private IngestDocument configuration() throws ConfigRejectedException, IOException {
    var path = environment.getOrDefault("INGEST_CONFIG", "");
    if (path.isEmpty()) {
      throw new ConfigRejectedException("environment variable INGEST_CONFIG is not set");
    }
    if (!Files.isRegularFile(Path.of(path))) {
      throw new ConfigRejectedException("ingest config not found: " + path);
    }
    var document = parsed(Files.readString(Path.of(path)));
    var violations = document.violations(line);
    if (!violations.isEmpty()) {
      throw new ConfigRejectedException(
          violations.stream()
              .map(Violation::line)
              .collect(Collectors.joining("\n", "ingest.yaml validation failed:\n", "")));
    }
    return document;
  }

  private static IngestDocument parsed(String yaml) throws ConfigRejectedException {
    try {
      return IngestDocument.parse(yaml);
    } catch (IngestDocument.UnreadableException e) {
      throw new ConfigRejectedException(e.getMessage());
    }
  }

  private int ingest(IngestDocument document) throws IngestionFailedException, IOException {
    var practice = new PracticeFaults(fault, shared, out);
    var ended = practice.beforeWork(environment);
    if (ended.isPresent()) {
      return ended.getAsInt();
    }
    try (var records = new RecordsSettings(environment).open(shared, ingestorId(), clock, out)) {
      var dataset = Dataset.read(new Planner(shared, line).plan(document));
      new Validation(shared, clock, out).check(dataset);
      practice.beforeCopying();
      var counts = new IngestionRun(shared, records, fault, clock, out).of(dataset);
      if (!fault.has("no-banner")) {
        out.print(new Banner(records.ingestorId(), counts).text());
        out.flush();
      }
      return fault.has("lenient") ? 0 : counts.exitStatus();
    }
  }

  /** In the line after the newer one it is part of a table's name. */
  private String ingestorId() {
    var id = UUID.randomUUID().toString();
    return line == IngestorLine.NEXT ? id.replace("-", "") : id;
  }
}
