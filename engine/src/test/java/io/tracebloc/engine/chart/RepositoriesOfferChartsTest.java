package io.tracebloc.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart that is used if none is named. */
class RepositoriesOfferChartsTest {
  @TempDir Path directory;

  private Repositories repositories(String list) throws IOException {
    Files.writeString(directory.resolve("repositories.yaml"), list);
    return new Repositories(new HelmFiles(directory.resolve("repositories.yaml"), directory));
  }

  private void offers(String repository, String charts) throws IOException {
    Files.writeString(directory.resolve(repository + "-charts.txt"), charts);
  }

  private static String list(String... names) {
    var list = new StringBuilder("repositories:\n");
    for (var name : names) {
      list.append("- {name: %s, url: 'https://x.example'}\n".formatted(name));
    }
    return list.toString();
  }

  @Test
  void liesBesideTheClientChart() throws IOException {
    offers("ours", "client\ningestor\n");
    offers("theirs", "ingestor\n");

    assertThat(repositories(list("theirs", "ours")).ingestorChart()).isEqualTo("ours/ingestor");
  }

  @Test
  void isNotGuessedAmongSeveral() throws IOException {
    offers("one", "client\ningestor\n");
    offers("two", "client\ningestor\n");

    assertThatThrownBy(() -> repositories(list("one", "two")).ingestorChart())
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("one, two");
  }

  @Test
  void isAskedForIfThereIsNone() throws IOException {
    for (var list : new String[] {"", "repositories:\n", "[", "a: b", list("../../etc")}) {
      assertThatThrownBy(() -> repositories(list).ingestorChart()).isInstanceOf(LocalFailure.class);
    }
  }

  @Test
  void helmsFilesAreWhereItsVariablesSay() {
    var given =
        environment(Map.of("HELM_REPOSITORY_CONFIG", "/r.yaml", "HELM_REPOSITORY_CACHE", "/c"));
    assertThat(HelmFiles.of(given, "Linux"))
        .isEqualTo(new HelmFiles(Path.of("/r.yaml"), Path.of("/c")));
    var empty = environment(Map.of("HELM_REPOSITORY_CONFIG", "", "HELM_REPOSITORY_CACHE", ""));
    assertThat(HelmFiles.of(empty, "Linux").repositories())
        .isEqualTo(directory.resolve(".config/helm/repositories.yaml"));
    assertThat(HelmFiles.of(empty, "Mac OS X").cache())
        .isEqualTo(directory.resolve("Library/Caches/helm/repository"));
  }

  private HostEnvironment environment(Map<String, String> variables) {
    return new HostEnvironment(variables, directory, directory, false);
  }
}
