package io.tracebloc.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.release.Tree;
import io.tracebloc.engine.release.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights that are printed are those of releases.md 5.3, no more, and apply as they are. */
class RbacManifestTest {
  private static List<Tree> documents(RbacSubject subject, String namespace) {
    var documents = new ArrayList<Tree>();
    for (var text : new RbacManifest(subject, namespace).yaml().split("(?m)^---$", -1)) {
      documents.add(YamlTree.one(text));
    }
    return documents;
  }

  @Test
  void roleAndBindingAreForTheNamespace() {
    var documents = documents(new RbacSubject.User("alice"), "lab");
    assertThat(documents).hasSize(2);
    var role = documents.getFirst();
    assertThat(role.text("kind")).contains("Role");
    assertThat(role.text("metadata", "namespace")).contains("lab");
    var binding = documents.getLast();
    assertThat(binding.text("kind")).contains("RoleBinding");
    assertThat(binding.text("roleRef", "name")).isEqualTo(role.text("metadata", "name"));
    assertThat(binding.at("subjects").items().getFirst().text("name")).contains("alice");
  }

  @Test
  void theRulesAreThoseThatPushingNeeds() {
    var given =
        documents(new RbacSubject.Group("team"), "lab").getFirst().at("rules").items().stream()
            .flatMap(RbacManifestTest::singles)
            .toList();
    assertThat(given)
        .containsExactlyInAnyOrderElementsOf(
            Right.all().stream()
                .flatMap(Right::singles)
                .filter(Right.Single::required)
                .map(Right.Single::words)
                .toList());
    assertThat(given).contains("create pods/exec", "get pods/exec", "create serviceaccounts/token");
    assertThat(given).noneMatch(words -> words.contains("secrets") || words.contains("nodes"));
  }

  private static Stream<String> singles(Tree rule) {
    var group = rule.at("apiGroups").texts().stream().findFirst().map("."::concat).orElse("");
    return rule.at("resources").texts().stream()
        .flatMap(
            resource ->
                rule.at("verbs").texts().stream().map(verb -> verb + " " + resource + group));
  }

  @Test
  void whatIsOptionalIsThereToUncomment() {
    var yaml = new RbacManifest(new RbacSubject.User("alice"), "lab").yaml();
    assertThat(yaml).contains("# - {apiGroups: [\"\"], resources: [secrets], verbs: [get, list]}");
    var uncommented = yaml.lines().dropWhile(line -> !line.equals("# ---")).toList();
    var text = new StringBuilder();
    uncommented.forEach(line -> text.append(line.replaceFirst("^# ?", "")).append('\n'));
    var parts = text.toString().split("(?m)^---$", -1);
    assertThat(YamlTree.one(parts[1]).text("kind")).contains("ClusterRole");
    assertThat(YamlTree.one(parts[1]).at("rules").items()).hasSize(2);
    assertThat(YamlTree.one(parts[2]).text("kind")).contains("ClusterRoleBinding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\"b", "a\nkind: ClusterRoleBinding", "a: {b", "# x", "\u202ealice", "'"})
  void aHostileNameStaysAName(String name) {
    var binding = documents(new RbacSubject.User(name), "lab").getLast();
    assertThat(binding.at("subjects").items().getFirst().text("name")).contains(name);
    assertThat(binding.text("metadata", "name").orElseThrow()).matches("[a-z0-9.-]+");
  }

  @Test
  void subjectsHaveBindingsOfTheirOwn() {
    var names =
        List.of(
            new RbacSubject.User("a@b"), new RbacSubject.User("a-b"), new RbacSubject.Group("a-b"));
    assertThat(names.stream().map(one -> documents(one, "lab").getLast().name()).distinct())
        .hasSize(3);
  }

  @Test
  void anAccountIsNoUser() {
    assertThat(RbacSubject.of("system:serviceaccount:lab:robot"))
        .isEqualTo(new RbacSubject.ServiceAccount("lab", "robot"));
    assertThat(RbacSubject.of("system:admin")).isEqualTo(new RbacSubject.User("system:admin"));
    var subject =
        documents(new RbacSubject.ServiceAccount("ci", "robot"), "lab")
            .getLast()
            .at("subjects")
            .items()
            .getFirst();
    assertThat(subject.text("namespace")).contains("ci");
  }
}
