package io.tracebloc.e2e.anywhere;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A Kubernetes in one container, with the stand-in's image in it.
 *
 * @param folder for what is handed over to it
 */
record SmallKubernetes(K3sContainer container, Path folder) implements AutoCloseable {
  private static final String KUBERNETES = "rancher/k3s:v1.32.9-k3s1";

  /** Alpine, so that it can be the stage pods' image, too. */
  private static final String JAVA = "eclipse-temurin:25-jre-alpine";

  private static final String IMAGE = "localhost/tracebloc-stand-in:e2e";

  static SmallKubernetes start(Path folder) throws IOException, InterruptedException {
    var image = buildStandIn();
    var name = DockerImageName.parse(System.getProperty("e2e.k3sImage", KUBERNETES));
    var small =
        new SmallKubernetes(
            new K3sContainer(name.asCompatibleSubstituteFor("rancher/k3s")), folder);
    try {
      small.container.start();
      small.load(image);
      return small;
    } catch (IOException | InterruptedException | RuntimeException e) {
      small.close();
      throw e;
    }
  }

  private static String buildStandIn() {
    var jars = Path.of(System.getProperty("tracebloc.dist"), "..", "practice-cluster", "lib");
    return new ImageFromDockerfile(IMAGE, false)
        .withFileFromPath("lib", jars.toAbsolutePath().normalize())
        .withDockerfileFromBuilder(
            builder ->
                builder
                    .from(System.getProperty("e2e.javaImage", JAVA))
                    .copy("lib", "/opt/stand-in")
                    .env("LC_ALL", "C.UTF-8")
                    .entryPoint(
                        "java",
                        "-XX:+UseSerialGC",
                        "-Xmx200m",
                        "-cp",
                        "/opt/stand-in/*",
                        "io.tracebloc.sandbox.standin.StandIn")
                    .build())
        .get();
  }

  /** Puts an image of the Docker engine into the cluster's own store. */
  private void load(String image) throws IOException, InterruptedException {
    var archive = folder.resolve("stand-in.tar");
    try (var saved = DockerClientFactory.lazyClient().saveImageCmd(image).exec()) {
      Files.copy(saved, archive);
    }
    container.copyFileToContainer(MountableFile.forHostPath(archive), "/tmp/stand-in.tar");
    var loaded =
        container.execInContainer("ctr", "-n", "k8s.io", "images", "import", "/tmp/stand-in.tar");
    if (loaded.getExitCode() != 0) {
      throw new IOException("the stand-in's image cannot be loaded: " + loaded.getStderr());
    }
  }

  /** The system properties that choose this cluster for the scenarios. */
  Map<String, String> properties() throws IOException {
    var kubeconfig = folder.resolve("k3s.kubeconfig");
    Files.writeString(kubeconfig, container.getKubeConfigYaml());
    return Map.of(
        "e2e.kubeconfig", kubeconfig.toString(),
        "e2e.standinImage", IMAGE,
        "e2e.stageImage", IMAGE);
  }

  @Override
  public void close() {
    container.stop();
  }
}
