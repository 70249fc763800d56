package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The release workflow: what can be said of it where it cannot run. */
class WorkflowTest {
  private static final Path PROJECT = Path.of(System.getProperty("project"));

  private String text;
  private Map<String, Map<String, Object>> jobs;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void read() throws IOException {
    text = Files.readString(PROJECT.resolve(".github/workflows/release.yml"));
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Map<Object, Object> workflow = new Yaml(options).load(text);
    jobs = (Map<String, Map<String, Object>>) workflow.get("jobs");
    assertThat((Map<String, Object>) workflow.get("permissions")).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private Stream<Map<String, Object>> steps() {
    return jobs.values().stream()
        .flatMap(job -> ((List<Map<String, Object>>) job.get("steps")).stream());
  }

  @Test
  void everyPlatformIsBuilt() {
    assertThat(text).contains("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64");
    assertThat(jobs).containsKeys("unix", "windows-parts", "windows", "try-windows", "publish");
  }

  @Test
  void nothingIsPublishedUnlessAllPlatformsWereTried() {
    assertThat(jobs.get("publish").get("needs"))
        .isEqualTo(List.of("unix", "windows", "try-windows"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void onlyTheJobThatPublishesMayWrite() {
    jobs.forEach(
        (name, job) -> {
          var expected =
              name.equals("publish")
                  ? Map.of("contents", "write", "id-token", "write")
                  : Map.of("contents", "read");
          assertThat((Map<String, String>) job.get("permissions")).as(name).isEqualTo(expected);
        });
  }

  @Test
  void actionsOfOthersArePinnedToCommits() {
    assertThat(steps().filter(step -> step.containsKey("uses")).map(step -> step.get("uses")))
        .isNotEmpty()
        .allSatisfy(uses -> assertThat((String) uses).matches("[\\w-]+/[\\w-]+@[0-9a-f]{40}"));
  }

  @Test
  void theScriptsThatItCallsAreThere() {
    assertThat(
            steps().filter(step -> step.containsKey("run")).map(step -> (String) step.get("run")))
        .isNotEmpty()
        .allSatisfy(
            command -> {
              var script = command.replaceFirst("^java ", "").split("\\s", 2)[0];
              assertThat(PROJECT.resolve(script)).isRegularFile();
              // Expressions in commands would let a tag's name become code.
              assertThat(command).doesNotContain("${{");
            });
  }

  @Test
  void theScriptOfTheStepsKnowsThem() throws Exception {
    var release = PROJECT.resolve("scripts/build/release");
    assertThat(Shell.in(PROJECT).run(release, "check-tag", "v0.0.0-other").err())
        .startsWith("release: The tag is v0.0.0-other, but");
    var version = System.getProperty("version");
    assertThat(Shell.in(PROJECT).run(release, "check-tag", "v" + version).code()).isZero();
    assertThat(Shell.in(PROJECT).run(release, "no-such-step").code()).isEqualTo(1);
  }

  /** Git on machines with Windows would else end lines as Windows does, and shells fail there. */
  @Test
  void filesAreTheSameOnWindows() throws IOException {
    assertThat(Files.readAllLines(PROJECT.resolve(".gitattributes")))
        .contains("* text=auto eol=lf", "*.jpg binary", "*.png binary");
    for (var script : List.of("scripts/build/release", "scripts/package", "mvnw")) {
      assertThat(Files.readString(PROJECT.resolve(script))).as(script).doesNotContain("\r");
    }
  }

  @Test
  void theKeyIsGivenToOneStepThatRunsNoBuild() {
    var steps = steps().filter(step -> step.toString().contains("HELM_SIGNING_KEY")).toList();
    assertThat(steps).hasSize(1);
    assertThat((String) steps.getFirst().get("run")).startsWith("scripts/build/release finish ");
    assertThat(jobs.get("publish").toString()).doesNotContain("mvnw", "scripts/package");
  }
}
