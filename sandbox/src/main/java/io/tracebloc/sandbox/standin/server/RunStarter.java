package io.tracebloc.sandbox.standin.server;

import io.tracebloc.sandbox.standin.kube.KubeClient;
import io.tracebloc.sandbox.standin.kube.KubeException;
import io.tracebloc.sandbox.standin.kube.ObjectTemplate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates a run's ConfigMap, Secret and Job. What is known about earlier runs is what stands in the
 * cluster, so a restart forgets nothing.
 */
final class RunStarter {
  private static final ObjectTemplate OBJECTS = ObjectTemplate.load(RunStarter.class, "run.yaml");
  private static final String CONTENT = "tracebloc.io/content-sha256";

  private final ReentrantLock lock = new ReentrantLock();
  private final KubeClient kube;
  private final JobsManagerSettings settings;

  RunStarter(KubeClient kube, JobsManagerSettings settings) {
    this.kube = kube;
    this.settings = settings;
  }

  /**
   * Starts the run, or finds it started.
   *
   * @throws Refusal 409 if the key stands for other content (protocol.md 1.4)
   */
  Answer start(Run run) throws Refusal, KubeException {
    lock.lock();
    try {
      var job = "ingest-job-" + run.hash();
      var existing = kube.find(jobs() + "/" + job);
      if (existing.isPresent()) {
        requireSame(run, existing.get());
        return Answer.accepted(job, settings.namespace(), true);
      }
      return create(run, job);
    } finally {
      lock.unlock();
    }
  }

  private Answer create(Run run, String job) throws Refusal, KubeException {
    var objects = objects(run);
    createOrReuse(run, core("configmaps"), objects.get(0));
    createOrReuse(run, core("secrets"), objects.get(1));
    var replay = createOrReuse(run, jobs(), objects.get(2));
    return Answer.accepted(job, settings.namespace(), replay);
  }

  /** Returns true if the object was there already, with the same content. */
  private boolean createOrReuse(Run run, String collection, ObjectNode object)
      throws Refusal, KubeException {
    try {
      kube.create(collection, object);
      return false;
    } catch (KubeException e) {
      if (e.code() != 409) {
        throw e;
      }
    }
    var name = object.path("metadata").path("name").asString();
    var existing = kube.find(collection + "/" + name);
    if (existing.isEmpty()) {
      throw new KubeException(409, name + " was deleted while it was being created");
    }
    requireSame(run, existing.get());
    return true;
  }

  private static void requireSame(Run run, JsonNode object) throws Refusal {
    var metadata = object.path("metadata");
    if (!metadata.path("annotations").path(CONTENT).asString("").equals(run.content())) {
      throw Refusal.of(
          409,
          "idempotency key '%s' was used for different content (%s exists)"
              .formatted(run.key(), metadata.path("name").asString("")));
    }
  }

  private List<ObjectNode> objects(Run run) {
    var objects =
        OBJECTS.fill(
            Map.of(
                "hash", run.hash(),
                "namespace", settings.namespace(),
                "key", run.key(),
                "content", run.content(),
                "config", run.config(),
                "backendToken", run.backendToken(),
                "image", run.image(),
                "mysqlHost", settings.mysqlHost(),
                "claim", settings.claim()));
    completeJob((ObjectNode) objects.get(2).path("spec"));
    return objects;
  }

  private void completeJob(ObjectNode job) {
    job.put("backoffLimit", settings.backoffLimit());
    settings.ttlSeconds().ifPresent(seconds -> job.put("ttlSecondsAfterFinished", seconds));
    var pod = (ObjectNode) job.path("template").path("spec");
    var environment = (ArrayNode) pod.path("containers").path(0).path("env");
    settings
        .ingestorEnvironment()
        .forEach((name, value) -> environment.addObject().put("name", name).put("value", value));
  }

  private String core(String plural) {
    return "/api/v1/namespaces/" + settings.namespace() + "/" + plural;
  }

  private String jobs() {
    return "/apis/batch/v1/namespaces/" + settings.namespace() + "/jobs";
  }
}
