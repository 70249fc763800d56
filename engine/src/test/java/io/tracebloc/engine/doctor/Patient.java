package io.tracebloc.engine.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.doctor.Permissions.Rule;
import io.tracebloc.engine.doctor.Permissions.Rules;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.release.ReleaseHistory;
import io.tracebloc.engine.release.ReleaseHistory.Revision;
import io.tracebloc.engine.release.Tree;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small cluster of a few objects with a healthy client, release {@code tb} in namespace {@code
 * lab}, which a test then breaks. Counts what is asked of it.
 */
final class Patient implements ClusterObjects.Source, Permissions {
  static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  static final String CORE = "/api/v1/namespaces/lab/";
  static final String APPS = "/apis/apps/v1/namespaces/lab/";
  static final String BATCH = "/apis/batch/v1/namespaces/lab/";
  static final String ROLE = "/apis/rbac.authorization.k8s.io/v1/clusterroles/tb-jobs-manager-rbac";
  static final String MONITOR =
      "/apis/apps/v1/namespaces/tracebloc-node-agents/daemonsets/tb-resource-monitor";
  static final String METRICS = "/apis/metrics.k8s.io/v1beta1";
  static final String POLICY = CORE + "configmaps/tb-ingestion-authz";
  static final String LOG = "log of tb-jobs-manager-1";

  private final Map<String, JsonElement> objects = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, String> logs = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();
  private Rules rules =
      new Rules(List.of(new Rule(List.of("*"), List.of("*"), List.of("*"), false)), true);
  private Set<String> allowed = Set.of();
  private ReleaseHistory history =
      new ReleaseHistory(
          List.of(new Revision(2, "deployed"), new Revision(1, "superseded")), Optional.empty());
  private OptionalLong free = OptionalLong.of(500_000_000_000L);
  private Web web = (_, _) -> 404;
  private Probe probe = () -> new Probe.Seen(Optional.of("p"), free, Optional.empty(), "");
  private Machine machine = new FakeMachine();
  private boolean dead;
  private URI server = URI.create("https://cluster.example:6443");
  private String context = "lab";

  Patient() {
    put("/version", "{gitVersion: 'v1.32.1'}");
    put("/api/v1/nodes", items(NODE));
    put("/api/v1/persistentvolumes/tb-data-pv", VOLUME);
    put(
        ROLE,
        "{rules: [{apiGroups: ['authentication.k8s.io'], resources: [tokenreviews], verbs: [create]}]}");
    put(METRICS, "{kind: APIResourceList}");
    put(
        MONITOR,
        "{metadata: {name: tb-resource-monitor}, status: {desiredNumberScheduled: 1, numberReady: 1}}");
    put(APPS + "deployments", items(JOBS_MANAGER, PROXY));
    put(CORE + "pods", items(MANAGER_POD, MYSQL_POD));
    put(CORE + "persistentvolumeclaims", items(CLAIM));
    put(CORE + "services", items("{metadata: {name: jobs-manager}}"));
    put(CORE + "events", items());
    put(CORE + "serviceaccounts/ingestor", "{metadata: {name: ingestor}}");
    put(
        POLICY,
        "{data: {'ingestion-authz.yaml': 'allowed: [{service_account: ingestor, namespace: lab, table_prefixes: [\"*\"]}]'}}");
    put(BATCH + "jobs", items());
    put(BATCH + "cronjobs/tb-auto-upgrade", "{spec: {suspend: false}}");
    logs.put(LOG, "OK /data/shared\nOK /data/logs\n");
  }

  private static final String NODE =
      """
      {metadata: {name: one}, spec: {}, status: {
        allocatable: {cpu: '8', memory: '32Gi'},
        conditions: [{type: Ready, status: 'True'}]}}
      """;
  private static final String VOLUME =
      "{metadata: {name: tb-data-pv}, spec: {hostPath: {path: '/tracebloc/tb/data'}}}";
  private static final String CLAIM =
      """
      {metadata: {name: client-pvc}, spec: {accessModes: [ReadWriteOnce], volumeName: tb-data-pv},
       status: {phase: Bound}}
      """;
  private static final String PROXY =
      "{metadata: {name: tb-requests-proxy}, status: {readyReplicas: 1}}";
  private static final String JOBS_MANAGER =
      """
      {metadata: {name: tb-jobs-manager, labels: {
         'app.kubernetes.io/name': client, 'app.kubernetes.io/managed-by': Helm,
         'app.kubernetes.io/instance': tb, 'helm.sh/chart': 'client-1.9.62'}},
       spec: {template: {spec: {
         initContainers: [{name: init-writable-data, image: 'busybox:1.36'}],
         containers: [{name: api, image: 'tracebloc/jobs-manager:1',
           env: [{name: CLIENT_PVC, value: client-pvc}, {name: CLIENT_ENV, value: prod},
                 {name: INGESTOR_IMAGE_REPOSITORY, value: 'registry.example/ingestor'},
                 {name: REQUESTS_PROXY_URL, value: 'http://user:secret@proxy:8888'},
                 {name: RESOURCE_REQUESTS, value: 'cpu=2,memory=8Gi'}],
           readinessProbe: {tcpSocket: {port: 8080}},
           volumeMounts: [{name: shared-volume, mountPath: '/data/shared'}]}],
         volumes: [{name: shared-volume, persistentVolumeClaim: {claimName: client-pvc}}]}}}}
      """;
  private static final String MANAGER_POD =
      """
      {metadata: {name: tb-jobs-manager-1, labels: {app: manager},
                  creationTimestamp: '2026-05-01T00:00:00Z'},
       spec: {nodeName: one, containers: [{name: api, image: 'tracebloc/jobs-manager:1'}]},
       status: {phase: Running, conditions: [{type: Ready, status: 'True'}],
         initContainerStatuses: [{name: init-writable-data, restartCount: 0, state: {terminated: {}}}],
         containerStatuses: [{name: api, restartCount: 0, state: {running: {}},
           image: 'registry.example/jobs-manager:1'}]}}
      """;
  private static final String MYSQL_POD =
      """
      {metadata: {name: mysql-client-1, labels: {app: mysql-client},
                  creationTimestamp: '2026-05-01T00:00:00Z'},
       spec: {containers: [{name: mysql-client, image: 'mysql:5.7.44'}]},
       status: {phase: Running, conditions: [{type: Ready, status: 'True'}],
         containerStatuses: [{name: mysql-client, restartCount: 1, state: {running: {}}}]}}
      """;

  /** A Pod for staging, made so many minutes ago. */
  static String stagePod(String name, String phase, int minutes, String more) {
    return """
        {metadata: {name: '%s', labels: {'tracebloc.io/component': stage-pod,
                     'app.kubernetes.io/managed-by': tracebloc-cli},
                    creationTimestamp: '%s'},
         status: {phase: '%s'%s}}
        """
        .formatted(name, NOW.minusSeconds(60L * minutes), phase, more);
  }

  static String items(String... objects) {
    return "{items: [" + String.join(",", objects) + "]}";
  }

  Patient put(String path, String json) {
    objects.put(path, JsonParser.parseString(json));
    return this;
  }

  Patient remove(String path) {
    objects.remove(path);
    return this;
  }

  /** The caller gets this status instead of an answer. */
  Patient refuse(String path, int code) {
    refused.put(path, code);
    return this;
  }

  Patient add(String list, String object) {
    array(list).add(JsonParser.parseString(object));
    return this;
  }

  Patient log(String text) {
    logs.put(LOG, text);
    return this;
  }

  /** The first object of a list, to be changed. */
  JsonObject first(String list) {
    return array(list).get(0).getAsJsonObject();
  }

  private JsonArray array(String list) {
    return objects.get(list).getAsJsonObject().getAsJsonArray("items");
  }

  /** Replaces text in the whole of an answer. */
  Patient edit(String path, String from, String to) {
    var before = objects.get(path).toString();
    var after = before.replace(from, to);
    if (after.equals(before)) {
      throw new IllegalArgumentException("no " + from + " in " + before);
    }
    return put(path, after);
  }

  Patient revisions(Revision... revisions) {
    history = new ReleaseHistory(List.of(revisions), Optional.empty());
    return this;
  }

  Patient rules(boolean complete, Rule... given) {
    rules = new Rules(List.of(given), complete);
    return this;
  }

  /** What is allowed beyond the rules, as {@code verb resource}. */
  Patient allowing(String... words) {
    allowed = Set.of(words);
    return this;
  }

  Patient free(OptionalLong bytes) {
    free = bytes;
    return this;
  }

  Patient web(Web other) {
    web = other;
    return this;
  }

  Patient offline() {
    return web(
        (_, _) -> {
          throw new IOException("no route");
        });
  }

  Patient probe(Probe other) {
    probe = other;
    return this;
  }

  Patient machine(Machine other) {
    machine = other;
    return this;
  }

  Patient at(String address, String name) {
    server = URI.create(address);
    context = name;
    return this;
  }

  Patient dead() {
    dead = true;
    return this;
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized ApiAnswer<Tree> get(String action, String path) {
    asked.add(path);
    if (dead) {
      throw new ClusterFailure(action + " failed: no route", "Check it", new ConnectException());
    }
    if (refused.containsKey(path)) {
      return refusal(action, refused.get(path));
    }
    var object = objects.get(path);
    return object == null ? refusal(action, 404) : new Given<>(new Tree(object));
  }

  @Override
  public synchronized ApiAnswer<String> log(String action, String path) {
    asked.add(path);
    var name = path.replaceFirst(".*/pods/([^/]+)/log.*", "log of $1");
    return logs.containsKey(name) ? new Given<>(logs.get(name)) : refusal(action, 404);
  }

  private static <T> ApiAnswer<T> refusal(String action, int code) {
    return new Refused<>(action, code, "", "code " + code);
  }

  @Override
  public synchronized ApiAnswer<Rules> rules() {
    asked.add("rules");
    return new Given<>(rules);
  }

  @Override
  public synchronized ApiAnswer<Boolean> allows(String verb, String group, String resource) {
    asked.add("may I " + verb + " " + resource);
    return new Given<>(allowed.contains(verb + " " + resource));
  }

  Doctor doctor() {
    return new Doctor(
        new Instruments(
            context,
            "lab",
            server,
            this,
            this,
            _ -> history,
            (_, _, _) -> free,
            _ -> probe,
            web,
            machine,
            InstantSource.fixed(NOW),
            System::nanoTime));
  }

  /** A machine without anything. */
  static class FakeMachine implements Machine {
    @Override
    public Optional<String> output(String... command) {
      return Optional.empty();
    }

    @Override
    public OptionalLong freeBytes(Path path) {
      return OptionalLong.empty();
    }

    @Override
    public Optional<String> fileSystem(Path path) {
      return Optional.empty();
    }

    @Override
    public Optional<Node> node(Path path) {
      return Optional.empty();
    }

    @Override
    public boolean exists(Path path) {
      return false;
    }

    @Override
    public Map<String, String> variables() {
      return Map.of();
    }

    @Override
    public Path home() {
      return Path.of("/home/me");
    }
  }
}
