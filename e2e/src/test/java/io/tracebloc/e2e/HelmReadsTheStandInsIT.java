package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import io.tracebloc.e2e.anywhere.ValueTree;
import io.tracebloc.engine.cluster.ClusterAccess;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.release.StoredRevisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The practice cluster's records are such as Helm writes: Helm reads them, and as we do. */
@ExtendWith(PracticeClusterExtension.class)
class HelmReadsTheStandInsIT {
  @ParameterizedTest
  @FieldSource("io.tracebloc.sandbox.standin.release.PlatformSpec#PLATFORMS")
  void ofOtherPlatforms(String platform, Workplace place) throws IOException {
    place.installPlatform(platform);
    assertBothReadTheSame(place);
  }

  @Test
  void ofTheClient(Workplace place) throws IOException {
    place.install();
    assertThat(assertBothReadTheSame(place).getChart()).isEqualTo("client-1.9.62");
  }

  private static Release assertBothReadTheSame(Workplace place) throws IOException {
    var kubeconfig = place.cluster().kubeconfig();
    var listed = Helm.list().withNamespace(place.namespace()).withKubeConfig(kubeconfig).call();
    assertThat(listed).singleElement().extracting(Release::getStatus).isEqualTo("deployed");
    var name = listed.getFirst().getName();
    var theirs =
        Helm.get(name)
            .values()
            .allValues()
            .withNamespace(place.namespace())
            .withKubeConfig(kubeconfig)
            .call();

    var environment =
        new HostEnvironment(
            Map.of("KUBECONFIG", kubeconfig.toString()), place.folder(), place.folder(), false);
    var cluster = ClusterAccess.open(ClusterOptions.none(), environment);
    var ours = new StoredRevisions(cluster, place.namespace(), name);
    assertThat(ours.status()).contains("deployed");
    assertThat(ValueTree.ofJson(ours.values(1))).isEqualTo(ValueTree.ofYaml(theirs));
    return listed.getFirst();
  }

  /** Helm's library is large and slow to load, so only a submit by chart may cost that. */
  @Test
  void noOtherCommandLoadsHelmsLibrary(Workplace place) throws IOException {
    var libraries = Workplace.namesIn(Path.of(System.getProperty("tracebloc.dist"), "native"));
    assertThat(libraries).anyMatch(name -> name.startsWith("libhelm."));
    place.install().leaves(4);
    var pushed =
        place.push().with("TRACEBLOC_JAVA_OPTIONS", "-Xlog:class+load:file=classes.log").run();

    assertThat(pushed.exitCode()).as(pushed.toString()).isZero();
    var loaded = Files.readString(place.folder().resolve("classes.log"));
    assertThat(loaded).contains("io.tracebloc.engine.push.Push ");
    assertThat(loaded).doesNotContain("com.marcnuri").doesNotContain("com.sun.jna");
  }
}
