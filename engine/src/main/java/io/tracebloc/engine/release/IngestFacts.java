package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How the release takes runs, and under which account ({@code contract/releases.md} 2.4, 2.5).
 *
 * @param account account of the stage Pod
 * @param target how to submit; empty if this release cannot take any run
 */
record IngestFacts(String account, Optional<IngestTarget> target) {
  /** The account that the chart creates for ingestion unless told otherwise. */
  static final String ACCOUNT = "ingestor";

  /** The account that every namespace has. */
  private static final String LAST_RESORT_ACCOUNT = "default";

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /** The reads that answer it, begun beforehand. */
  record Reading(
      Supplier<ApiAnswer<Tree>> service,
      Supplier<ApiAnswer<Tree>> policy,
      Supplier<ApiAnswer<Tree>> clusterRole) {
    static Reading begin(ObjectReader objects, Reads reads, String namespace, String release) {
      return new Reading(
          reads.start(() -> objects.service(namespace, JobsManagerService.NAME)),
          reads.start(() -> objects.configMap(namespace, release + "-ingestion-authz")),
          reads.start(() -> objects.clusterRole(release + "-jobs-manager-rbac")));
    }
  }

  static IngestFacts settle(
      ReleaseContext context,
      IdentityFacts identity,
      Reading reading,
      ObjectReader objects,
      Facts facts) {
    var policy = IngestionPolicy.read(reading.policy().get(), context, objects);
    var account = account(context, policy, facts);
    var imageDigest = imageDigest(context, facts);
    var service = JobsManagerService.settle(context, reading.service().get(), objects, facts);
    var accountMissing = accountMissing(account, context, objects);
    var obstacle =
        IngestObstacle.find(context, identity, reading.clusterRole().get(), objects, facts)
            .or(() -> service.isEmpty() ? Optional.of(JobsManagerService.ABSENT) : Optional.empty())
            .or(() -> accountMissing);
    if (obstacle.isPresent()) {
      facts.note("protocol", "stage-only", obstacle.get());
      facts.warn("This release cannot take ingestion runs: " + obstacle.get());
      return new IngestFacts(
          accountMissing.isPresent() ? LAST_RESORT_ACCOUNT : account, Optional.empty());
    }
    warnOfPolicy(policy, account, context, facts);
    var place = service.orElseThrow();
    facts.note("protocol", "ingest", place.source());
    return new IngestFacts(
        account,
        Optional.of(
            new IngestTarget(
                context.namespace(),
                place.name(),
                place.port(),
                context.request().endpoint(),
                account,
                imageDigest,
                policy.tablePrefixes(account))));
  }

  private static String account(ReleaseContext context, IngestionPolicy policy, Facts facts) {
    var flag = context.request().serviceAccount();
    var account =
        facts
            .search("account")
            .flag(flag)
            .live(policy.onlyAccount(), policy.source())
            .stored(
                context.values().text("ingestionAuthz", "serviceAccountName"),
                context.valueSource("ingestionAuthz.serviceAccountName"))
            .orDefault(ACCOUNT);
    return ObjectNames.name("account", account, flag.isPresent());
  }

  private static Optional<String> accountMissing(
      String account, ReleaseContext context, ObjectReader objects) {
    return objects.serviceAccount(context.namespace(), account) instanceof Refused<Tree> refused
            && refused.missing()
        ? Optional.of(
            "its account %s does not exist in namespace %s"
                .formatted(account, Printable.of(context.namespace())))
        : Optional.empty();
  }

  private static Optional<String> imageDigest(ReleaseContext context, Facts facts) {
    var workload = context.workload();
    var values = context.values();
    var digest =
        facts
            .search("image digest")
            .live(
                workload.environment("INGESTOR_IMAGE_DIGEST"),
                workload.environmentSource("INGESTOR_IMAGE_DIGEST"))
            .stored(
                values.text("images", "ingestor", "digest"),
                context.valueSource("images.ingestor.digest"))
            .stored(pinned(context), context.valueSource("images.ingestor.prodDigest"))
            .found();
    if (digest.isEmpty()) {
      facts.note("image digest", "chosen by the server", "default");
    }
    return digest.filter(text -> DIGEST.matcher(text).matches());
  }

  /** The digest that charts from 1.9.6 on pin in production unless {@code prodPin} is false. */
  private static Optional<String> pinned(ReleaseContext context) {
    var values = context.values();
    var production = values.text("env", "CLIENT_ENV").orElse("prod").startsWith("prod");
    return production && !values.at("images", "ingestor", "prodPin").isFalse()
        ? values.text("images", "ingestor", "prodDigest")
        : Optional.empty();
  }

  private static void warnOfPolicy(
      IngestionPolicy policy, String account, ReleaseContext context, Facts facts) {
    var known = policy.accounts();
    if (policy.deniesEverybody()) {
      facts.warn(
          "The ingestion policy (%s) allows no account of this namespace; a run will be refused"
              .formatted(Printable.of(policy.source())));
    } else if (known.size() > 1 && context.request().serviceAccount().isEmpty()) {
      facts.warn(
          "The ingestion policy names several accounts (%s); %s is used unless another is named"
              .formatted(Printable.of(String.join(", ", known)), account));
    } else if (!known.isEmpty() && !known.contains(account)) {
      facts.warn(
          "The ingestion policy does not name the account %s; a run will be refused"
              .formatted(account));
    }
  }
}
