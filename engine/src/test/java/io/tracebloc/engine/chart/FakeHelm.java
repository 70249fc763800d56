package io.tracebloc.engine.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Helm by script: it remembers what it was asked, and something can be made to happen. */
final class FakeHelm implements Helm {
  static final String DESCRIPTION = "apiVersion: v2\nname: ingestor\nversion: 0.2.0\n";
  static final String VALUES =
      """
      ingestConfig: ""
      idempotencyKey: ""
      image: {digest: ""}
      jobsManager: {endpoint: ""}
      serviceAccount: {create: false, name: ingestor}
      hookImage: curl
      hookTimeoutSeconds: 30
      """;

  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<Revision> revisions = new ArrayList<>();
  String description = DESCRIPTION;
  String values = VALUES;
  String givenValues = "";
  Incident incident = () -> {};
  Runnable removal = () -> {};

  /** What happens while a chart is installed. */
  @FunctionalInterface
  interface Incident {
    void run() throws HelmException;
  }

  @Override
  public String description(ChartReference chart) throws HelmException {
    calls.add("show " + chart.reference());
    return description;
  }

  @Override
  public String values(ChartReference chart) {
    return values;
  }

  @Override
  public List<Revision> history(String release) {
    return List.copyOf(revisions);
  }

  @Override
  public void install(Change change) throws HelmException {
    change("install", change);
  }

  @Override
  public void upgrade(Change change) throws HelmException {
    change("upgrade", change);
  }

  private void change(String verb, Change change) throws HelmException {
    calls.add(verb + " " + change.release());
    try {
      givenValues = Files.readString(change.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    incident.run();
  }

  @Override
  public void uninstall(String release) {
    calls.add("uninstall " + release);
    removal.run();
  }

  @Override
  public String notes(Path chart, String release, Path values) {
    throw new UnsupportedOperationException();
  }
}
