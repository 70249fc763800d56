package io.tracebloc.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectsAreServedTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String MERGE = "application/merge-patch+json";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";
  private TestCluster cluster;
  private TestClient admin;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster();
    admin = cluster.admin;
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aListComesInPagesAndCanBeWatchedFromItsVersion() {
    for (var i = 0; i < 5; i++) {
      admin.post(
          MAPS, "{'metadata':{'name':'m%d','labels':{'odd':'%b'}}}".formatted(i, i % 2 == 1));
    }

    var first = admin.get(MAPS + "?limit=4").body();
    assertThat(first.path("items")).hasSize(4);
    assertThat(first.path("metadata").path("remainingItemCount").asInt()).isEqualTo(2);
    assertThat(first.path("items").path(0).has("kind")).isFalse();
    var token = first.path("metadata").path("continue").asString();

    var second = admin.get(MAPS + "?limit=4&continue=" + token).body();
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.path("metadata").has("continue")).isFalse();
    assertThat(second.path("metadata").path("resourceVersion"))
        .isEqualTo(first.path("metadata").path("resourceVersion"));
    assertThat(admin.get(MAPS + "?continue=nonsense").code()).isEqualTo(400);
  }

  @Test
  void selectorsChoose() {
    admin.post(MAPS, "{'metadata':{'name':'a','labels':{'app':'web','tier':'x'}}}");
    admin.post(MAPS, "{'metadata':{'name':'b','labels':{'app':'db'}}}");

    assertThat(chosen("labelSelector=app=web")).isEqualTo(1);
    assertThat(chosen("labelSelector=app in (web,db),tier")).isEqualTo(1);
    assertThat(chosen("labelSelector=app,!tier")).isEqualTo(1);
    assertThat(chosen("labelSelector=app!=web")).isEqualTo(2);
    assertThat(chosen("fieldSelector=metadata.name=b")).isEqualTo(1);
    assertThat(admin.get(MAPS + "?fieldSelector=data.x=1").message())
        .isEqualTo("field label not supported: data.x");
  }

  private int chosen(String query) {
    return admin.get(MAPS + "?" + query).body().path("items").size();
  }

  @Test
  void namesAndNamespacesAreChecked() {
    var bad = admin.post(MAPS, "{'metadata':{'name':'Bad_Name','labels':{'a b':'c'}}}");
    assertThat(bad.code()).isEqualTo(422);
    assertThat(bad.body().path("details").path("kind").asString()).isEqualTo("ConfigMap");
    assertThat(bad.body().path("details").path("causes")).hasSize(2);
    assertThat(
            admin.post("/api/v1/namespaces/none/configmaps", "{'metadata':{'name':'a'}}").message())
        .isEqualTo("namespaces \"none\" not found");
    assertThat(admin.post(MAPS, "{'metadata':{'name':'a','namespace':'other'}}").code())
        .isEqualTo(400);
    assertThat(admin.post(MAPS, "{broken").code()).isEqualTo(400);
    assertThat(admin.get("/api/v1/namespaces/default/wrongs").code()).isEqualTo(404);
    assertThat(admin.post(MAPS + "/a", "{}").code()).isEqualTo(405);
  }

  @Test
  void threeKindsOfPatchChangeAnObject() {
    admin.post(MAPS, "{'metadata':{'name':'a'},'data':{'x':'1','y':'2'}}");

    admin.patch(MAPS + "/a", MERGE, "{'data':{'x':null,'z':'3'}}");
    assertThat(data("a")).isEqualTo("{\"y\":\"2\",\"z\":\"3\"}");
    admin.patch(
        MAPS + "/a",
        "application/json-patch+json",
        "[{'op':'test','path':'/data/y','value':'2'},{'op':'replace','path':'/data/y','value':'9'},{'op':'remove','path':'/data/z'}]");
    assertThat(data("a")).isEqualTo("{\"y\":\"9\"}");
    assertThat(
            admin
                .patch(
                    MAPS + "/a",
                    "application/json-patch+json",
                    "[{'op':'test','path':'/data/y','value':'no'}]")
                .code())
        .isEqualTo(422);
    assertThat(admin.patch(MAPS + "/a", "text/plain", "{}").code()).isEqualTo(415);
  }

  private String data(String name) {
    return admin.get(MAPS + "/" + name).body().path("data").toString();
  }

  @Test
  void aStrategicPatchMergesNamedLists() {
    var path = "/apis/apps/v1/namespaces/default/deployments";
    admin.post(
        path,
        "{'metadata':{'name':'d'},'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'one','image':'i:1','env':[{'name':'A','value':'1'}]},{'name':'two','image':'i:1'}]}}}}");

    admin.patch(
        path + "/d",
        STRATEGIC,
        "{'spec':{'template':{'spec':{'containers':[{'name':'one','image':'i:2','env':[{'name':'B','value':'2'}]},{'name':'two','$patch':'delete'}]}}}}");

    var containers =
        admin.get(path + "/d").body().path("spec").path("template").path("spec").path("containers");
    assertThat(containers).hasSize(1);
    assertThat(containers.path(0).path("image").asString()).isEqualTo("i:2");
    assertThat(containers.path(0).path("env")).hasSize(2);
  }

  @Test
  void anApplyCreatesAndThenMerges() {
    var apply = "application/apply-patch+yaml";
    var made = admin.patch(MAPS + "/y?fieldManager=me", apply, "metadata: {name: y}\ndata: {a: b}");
    assertThat(made.code()).isEqualTo(201);
    admin.patch(MAPS + "/y?fieldManager=me", apply, "metadata: {name: y}\ndata: {c: d}");
    assertThat(data("y")).isEqualTo("{\"a\":\"b\",\"c\":\"d\"}");
  }

  @Test
  void aReplacementFromAnOldVersionIsAConflict() {
    var old = admin.post(MAPS, "{'metadata':{'name':'a'}}").text();
    admin.patch(MAPS + "/a", MERGE, "{'data':{'x':'1'}}");

    var answer = admin.put(MAPS + "/a", old);
    assertThat(answer.code()).isEqualTo(409);
    assertThat(answer.body().path("reason").asString()).isEqualTo("Conflict");
    assertThat(admin.put(MAPS + "/a", "{'metadata':{'name':'a'},'data':{'n':'1'}}").code())
        .isEqualTo(200);
  }

  @Test
  void theStatusIsWrittenThroughItsOwnPathOnly() {
    pod("p", "");
    admin.patch(
        PODS + "/p", MERGE, "{'status':{'phase':'Running'},'metadata':{'labels':{'a':'b'}}}");
    assertThat(admin.get(PODS + "/p").body().path("status").path("phase").asString())
        .isEqualTo("Pending");
    admin.patch(PODS + "/p/status", MERGE, "{'status':{'phase':'Running'}}");
    assertThat(admin.get(PODS + "/p").body().path("status").path("phase").asString())
        .isEqualTo("Running");
    assertThat(admin.get(MAPS + "/kube-root-ca.crt/status").code()).isEqualTo(404);
  }

  @Test
  void aDryRunChangesNothing() {
    assertThat(admin.post(MAPS + "?dryRun=All", "{'metadata':{'name':'a'}}").code()).isEqualTo(201);
    assertThat(admin.get(MAPS + "/a").code()).isEqualTo(404);
    assertThat(admin.delete(MAPS + "/kube-root-ca.crt?dryRun=All").code()).isEqualTo(200);
    assertThat(admin.get(MAPS + "/kube-root-ca.crt").code()).isEqualTo(200);
  }

  @Test
  void aPodThatRunsOnANodeIsLeftToItsKubelet() {
    pod("free", "");
    pod("placed", "'nodeName':'n',");

    assertThat(admin.delete(PODS + "/free").body().path("kind").asString()).isEqualTo("Pod");
    assertThat(admin.get(PODS + "/free").code()).isEqualTo(404);
    var marked = admin.delete(PODS + "/placed?gracePeriodSeconds=7").body();
    assertThat(marked.path("metadata").path("deletionGracePeriodSeconds").asInt()).isEqualTo(7);
    assertThat(admin.get(PODS + "/placed").code()).isEqualTo(200);
    admin.delete(PODS + "/placed?gracePeriodSeconds=0");
    assertThat(admin.get(PODS + "/placed").code()).isEqualTo(404);
  }

  @Test
  void aFinalizerHoldsAnObjectBack() {
    admin.post(MAPS, "{'metadata':{'name':'a','finalizers':['example.com/x']}}");
    assertThat(admin.delete(MAPS + "/a").body().path("kind").asString()).isEqualTo("ConfigMap");
    assertThat(admin.get(MAPS + "/a").code()).isEqualTo(200);
    admin.patch(MAPS + "/a", MERGE, "{'metadata':{'finalizers':null}}");
    assertThat(admin.get(MAPS + "/a").code()).isEqualTo(404);
  }

  @Test
  void aDeletionCanDependOnTheUid() {
    admin.post(MAPS, "{'metadata':{'name':'a'}}");
    var answer = admin.send("DELETE", MAPS + "/a", "{'preconditions':{'uid':'other'}}");
    assertThat(answer.code()).isEqualTo(409);
    var done = admin.delete(MAPS + "/a").body();
    assertThat(done.path("kind").asString()).isEqualTo("Status");
    assertThat(done.path("details").path("kind").asString()).isEqualTo("configmaps");
  }

  @Test
  void aTableHasKubectlsColumns() {
    pod("p", "");
    var table =
        admin
            .get(PODS, "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
            .body();
    assertThat(table.path("kind").asString()).isEqualTo("Table");
    assertThat(
            table
                .path("columnDefinitions")
                .valueStream()
                .filter(column -> column.path("priority").asInt() == 0)
                .map(column -> column.path("name").asString()))
        .containsExactly("Name", "Ready", "Status", "Restarts", "Age");
    assertThat(table.path("rows").path(0).path("cells").path(1).asString()).isEqualTo("0/1");
    assertThat(table.path("rows").path(0).path("object").path("kind").asString())
        .isEqualTo("PartialObjectMetadata");
  }

  @Test
  void eventsHaveTwoSpellings() {
    admin.post(
        "/api/v1/namespaces/default/events",
        "{'metadata':{'name':'e'},'involvedObject':{'kind':'Pod','name':'p'},'message':'hello','reason':'R','type':'Normal','count':2}");
    var newer = admin.get("/apis/events.k8s.io/v1/namespaces/default/events/e").body();
    assertThat(newer.path("note").asString()).isEqualTo("hello");
    assertThat(newer.path("regarding").path("name").asString()).isEqualTo("p");
    assertThat(
            admin
                .get("/api/v1/namespaces/default/events?fieldSelector=involvedObject.name=p")
                .body()
                .path("items"))
        .hasSize(1);
  }

  private void pod(String name, String more) {
    var made =
        admin.post(
            PODS,
            "{'metadata':{'name':'%s'},'spec':{%s'containers':[{'name':'c','image':'i'}]}}"
                .formatted(name, more));
    assertThat(made.code()).as(made.text()).isEqualTo(201);
  }
}
