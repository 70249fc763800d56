package io.tracebloc.sandbox.standin.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which release to install, and how it differs from a healthy one. Starts from {@link #of} and is
 * varied by the {@code with} methods.
 *
 * @param release Helm release name
 * @param namespace where it lives
 * @param chartVersion of the {@code client} chart
 * @param status as in Helm's driver, for example {@code deployed} or {@code failed}
 * @param storage where the claims get their volumes from
 * @param accessMode of the data claim
 * @param driver where Helm keeps its record
 * @param clusterScope whether jobs-manager may review tokens
 * @param podSecurity the namespace's enforced Pod Security level
 * @param staticToken whether the ingestor's account also has a token Secret that never ends
 * @param tablePrefixes what the ingestor's account may ingest into; empty denies everything
 * @param database whether ingestors fill a database; otherwise rows are files on the volume
 * @param overrides the user's values, as in {@code helm install -f}
 * @param environment further variables of jobs-manager's container {@code api}, for example {@code
 *     STANDIN_SUBMIT_FAULT}
 */
public record ReleaseSpec(
    String release,
    String namespace,
    String chartVersion,
    String status,
    Storage storage,
    String accessMode,
    HelmDriver driver,
    boolean clusterScope,
    Optional<String> podSecurity,
    boolean staticToken,
    List<String> tablePrefixes,
    boolean database,
    Map<String, Object> overrides,
    Map<String, String> environment) {

  /** Where volumes come from. */
  public enum Storage {
    /** Volumes on the node, bound in advance, as the installer sets them up. */
    HOST_PATH,
    /** Volumes made by the storage class's provisioner. */
    PROVISIONED,
    /** No volumes: the claims stay Pending. */
    PENDING
  }

  /** Where Helm keeps its record. */
  public enum HelmDriver {
    /** In a Secret, the default. */
    SECRET,
    /** In a ConfigMap. */
    CONFIG_MAP,
    /** Nowhere: the objects were applied without Helm. */
    NONE
  }

  public ReleaseSpec {
    tablePrefixes = List.copyOf(tablePrefixes);
    overrides = Map.copyOf(overrides);
    environment = Map.copyOf(environment);
  }

  /** A healthy release of chart 1.9.62 on node-local volumes. */
  public static ReleaseSpec of(String release, String namespace) {
    return new ReleaseSpec(
        release,
        namespace,
        "1.9.62",
        "deployed",
        Storage.HOST_PATH,
        "ReadWriteOnce",
        HelmDriver.SECRET,
        true,
        Optional.empty(),
        false,
        List.of("*"),
        false,
        Map.of(),
        Map.of());
  }

  /** Of another chart version. */
  public ReleaseSpec withChartVersion(String version) {
    return changed(draft -> draft.chartVersion = version);
  }

  /** With another status in Helm's record. */
  public ReleaseSpec withStatus(String newStatus) {
    return changed(draft -> draft.status = newStatus);
  }

  /** With other volumes; access mode for the data claim. */
  public ReleaseSpec withStorage(Storage newStorage, String newAccessMode) {
    return changed(
        draft -> {
          draft.storage = newStorage;
          draft.accessMode = newAccessMode;
        });
  }

  /** With Helm's record elsewhere. */
  public ReleaseSpec withDriver(HelmDriver newDriver) {
    return changed(draft -> draft.driver = newDriver);
  }

  /** Installed with {@code clusterScope: false}: nobody can submit. */
  public ReleaseSpec withoutClusterScope() {
    return changed(draft -> draft.clusterScope = false);
  }

  /** In a namespace that enforces a Pod Security level, for example {@code restricted}. */
  public ReleaseSpec withPodSecurity(String level) {
    return changed(draft -> draft.podSecurity = Optional.of(level));
  }

  /** With a token Secret for the ingestor's account. */
  public ReleaseSpec withStaticToken() {
    return changed(draft -> draft.staticToken = true);
  }

  /** With another policy for the ingestor's account. */
  public ReleaseSpec withTablePrefixes(List<String> prefixes) {
    return changed(draft -> draft.tablePrefixes = prefixes);
  }

  /** With ingestors that fill the database, which must be there. */
  public ReleaseSpec withDatabase() {
    return changed(draft -> draft.database = true);
  }

  /** With further values of the user. */
  public ReleaseSpec withOverrides(Map<String, Object> values) {
    return changed(draft -> draft.overrides = values);
  }

  /** With one more variable in jobs-manager's environment. */
  public ReleaseSpec withEnvironment(String name, String value) {
    var more = new TreeMap<>(environment);
    more.put(name, value);
    return changed(draft -> draft.environment = more);
  }

  private ReleaseSpec changed(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** A release whose properties can still be set. Confined to {@link #changed}. */
  private static final class Draft {
    private final ReleaseSpec origin;
    private String chartVersion;
    private String status;
    private Storage storage;
    private String accessMode;
    private HelmDriver driver;
    private boolean clusterScope;
    private Optional<String> podSecurity;
    private boolean staticToken;
    private List<String> tablePrefixes;
    private boolean database;
    private Map<String, Object> overrides;
    private Map<String, String> environment;

    Draft(ReleaseSpec origin) {
      this.origin = origin;
      chartVersion = origin.chartVersion;
      status = origin.status;
      storage = origin.storage;
      accessMode = origin.accessMode;
      driver = origin.driver;
      clusterScope = origin.clusterScope;
      podSecurity = origin.podSecurity;
      staticToken = origin.staticToken;
      tablePrefixes = origin.tablePrefixes;
      database = origin.database;
      overrides = origin.overrides;
      environment = origin.environment;
    }

    ReleaseSpec finished() {
      return new ReleaseSpec(
          origin.release,
          origin.namespace,
          chartVersion,
          status,
          storage,
          accessMode,
          driver,
          clusterScope,
          podSecurity,
          staticToken,
          tablePrefixes,
          database,
          overrides,
          environment);
    }
  }
}
