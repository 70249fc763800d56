package io.tracebloc.sandbox.standin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Who may ingest into which tables (releases.md 2.4). Read once at start; an edit of the ConfigMap
 * takes effect after a restart. An empty policy denies everybody.
 */
record Policy(List<Entry> entries) {
  /** One allowed account. */
  record Entry(Account account, List<String> tablePrefixes) {
    Entry {
      tablePrefixes = List.copyOf(tablePrefixes);
    }

    private boolean covers(String table) {
      return tablePrefixes.stream()
          .anyMatch(prefix -> prefix.equals("*") || table.startsWith(prefix));
    }
  }

  Policy {
    entries = List.copyOf(entries);
  }

  /**
   * Reads {@code ingestion-authz.yaml}.
   *
   * @throws IOException if the file cannot be read or has another shape
   */
  static Policy read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static Policy parse(String yaml) throws IOException {
    Object document;
    try {
      document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (YAMLException e) {
      throw new IOException("the ingestion policy is not YAML: " + e.getMessage(), e);
    }
    if (!(document instanceof Map<?, ?> map && map.get("allowed") instanceof List<?> allowed)) {
      throw new IOException("the ingestion policy has no list 'allowed'");
    }
    var entries = new ArrayList<Entry>();
    for (var entry : allowed) {
      entries.add(entry(entry));
    }
    return new Policy(entries);
  }

  private static Entry entry(Object value) throws IOException {
    if (value instanceof Map<?, ?> map
        && map.get("service_account") instanceof String name
        && map.get("namespace") instanceof String namespace
        && map.get("table_prefixes") instanceof List<?> prefixes) {
      return new Entry(
          new Account(namespace, name), prefixes.stream().map(String::valueOf).toList());
    }
    throw new IOException(
        "an entry of the ingestion policy lacks service_account, namespace or table_prefixes");
  }

  /** Whether the account may ingest at all. */
  boolean knows(Account account) {
    return entries.stream().anyMatch(entry -> entry.account().equals(account));
  }

  /** Whether the account may ingest into that table. */
  boolean allows(Account account, String table) {
    return entries.stream()
        .anyMatch(entry -> entry.account().equals(account) && entry.covers(table));
  }
}
