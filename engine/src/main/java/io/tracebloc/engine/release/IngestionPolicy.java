package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Who may ingest what ({@code contract/releases.md} 2.4).
 *
 * @param entries the entries for this namespace; empty if the policy could not be read
 * @param known whether it could be read
 * @param source where it was read
 */
record IngestionPolicy(List<Entry> entries, boolean known, String source) {
  private static final String FILE = "ingestion-authz.yaml";

  /** An account with the beginnings of table names it may ingest into. */
  record Entry(String account, List<String> tablePrefixes) {}

  /** From the live ConfigMap, else from the values. */
  static IngestionPolicy read(
      ApiAnswer<Tree> configMap, ReleaseContext context, ObjectReader objects) {
    return switch (configMap) {
      case Given<Tree>(var object) -> {
        var source = objects.source("ConfigMap/%s key %s".formatted(object.name(), FILE));
        yield object
            .text("data", FILE)
            .flatMap(IngestionPolicy::parse)
            .map(policy -> new IngestionPolicy(entries(policy, context), true, source))
            .orElseGet(() -> new IngestionPolicy(List.of(), false, source));
      }
      case Refused<Tree> refused -> fromValues(context);
    };
  }

  private static Optional<Tree> parse(String text) {
    try {
      return Optional.of(YamlTree.one(text)).filter(Tree::isMap);
    } catch (YAMLException broken) {
      return Optional.empty();
    }
  }

  private static IngestionPolicy fromValues(ReleaseContext context) {
    var policy = context.values().at("ingestionAuthz");
    return new IngestionPolicy(
        entries(policy, context),
        policy.at("allowed").present(),
        context.valueSource("ingestionAuthz"));
  }

  private static List<Entry> entries(Tree policy, ReleaseContext context) {
    var account = policy.text("serviceAccountName").orElse(IngestFacts.ACCOUNT);
    return policy.at("allowed").items().stream()
        .filter(
            entry ->
                entry.text("namespace").orElse(context.namespace()).equals(context.namespace()))
        .map(
            entry ->
                new Entry(
                    entry
                        .text("service_account")
                        .or(() -> entry.text("serviceAccount"))
                        .orElse(account),
                    tablePrefixes(entry)))
        .toList();
  }

  private static List<String> tablePrefixes(Tree entry) {
    var asInPolicy = entry.at("table_prefixes");
    return asInPolicy.present() ? asInPolicy.texts() : entry.at("tablePrefixes").texts();
  }

  /** The account to use: the only one named, if there is only one. */
  Optional<String> onlyAccount() {
    var accounts = accounts();
    return accounts.size() == 1 ? Optional.of(accounts.getFirst()) : Optional.empty();
  }

  /** All accounts of this namespace that it names. */
  List<String> accounts() {
    return entries.stream().map(Entry::account).distinct().toList();
  }

  /** Whether there is a policy, and it lets nobody of this namespace in. */
  boolean deniesEverybody() {
    return known && entries.isEmpty();
  }

  /** Beginnings of table names that an account may use; {@code *} stands for all. */
  List<String> tablePrefixes(String account) {
    return entries.stream()
        .filter(entry -> entry.account().equals(account))
        .flatMap(entry -> entry.tablePrefixes().stream())
        .distinct()
        .toList();
  }
}
