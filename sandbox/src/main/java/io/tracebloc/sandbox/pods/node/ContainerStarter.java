package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.pods.network.ServiceProxy;
import io.tracebloc.sandbox.pods.process.CannotStartException;
import io.tracebloc.sandbox.pods.process.ContainerContext;
import io.tracebloc.sandbox.pods.process.ContainerLog;
import io.tracebloc.sandbox.pods.process.ContainerProcess;
import io.tracebloc.sandbox.pods.process.Launcher;
import io.tracebloc.sandbox.pods.process.PathMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Turns a container's specification into a running process. */
final class ContainerStarter {
  private final NodeSettings settings;
  private final Launcher launcher;
  private final References references;
  private final VolumeDirectories directories;
  private final ServiceProxy proxy;

  ContainerStarter(
      NodeSettings settings,
      Launcher launcher,
      References references,
      VolumeDirectories directories,
      ServiceProxy proxy) {
    this.settings = settings;
    this.launcher = launcher;
    this.references = references;
    this.directories = directories;
    this.proxy = proxy;
  }

  /**
   * Starts one run of a container.
   *
   * @param attempt 0 for the first run
   * @throws NotReadyException if something that the specification refers to is missing
   * @throws CannotStartException if there is no such program
   */
  ContainerProcess start(
      Pod pod, JsonNode container, Image image, PodVolumes volumes, PortMap ports, int attempt)
      throws NotReadyException, CannotStartException, IOException {
    var withToken = wantsToken(pod);
    var mounts = volumes.mounts(container, withToken);
    var root = volumes.rootOf(container);
    PodVolumes.link(root, mounts);
    var paths = new PathMap(PodVolumes.withParents(root, mounts));
    var variables = new HashMap<>(image.environment());
    variables.computeIfPresent("PATH", (_, path) -> withOurPath(path));
    var asked = new ContainerEnvironment(references).variables(pod, container);
    asked.forEach((name, value) -> variables.put(name, paths.translate(value)));
    addOwn(variables, pod, root, paths, ports);
    var context =
        new ContainerContext(
            UUID.randomUUID().toString().replace("-", ""),
            settings.directory().toString(),
            variables,
            paths,
            root,
            workingDirectory(container, root, paths, volumes));
    var log = new ContainerLog(logFile(pod, container, attempt), settings.clock());
    return run(context, container, image, asked, log);
  }

  /** An image's PATH may contain {@code $(PATH)}: what containers have without one. */
  private String withOurPath(String path) {
    return ContainerEnvironment.expand(path, Map.of("PATH", launcher.path()));
  }

  private ContainerProcess run(
      ContainerContext context,
      JsonNode container,
      Image image,
      Map<String, String> asked,
      ContainerLog log)
      throws CannotStartException, IOException {
    var input = container.path("stdin").asBoolean(false);
    var wiring = new Launcher.Wiring(input, container.path("tty").asBoolean(false));
    try {
      var command = words(container.path("command"), asked);
      var arguments = words(container.path("args"), asked);
      Process process;
      if (!command.isEmpty()) {
        command.addAll(arguments);
        process = launcher.start(context, command, wiring);
      } else if (image.program().isEmpty()) {
        throw new IOException("no command specified");
      } else {
        process =
            launcher.startImage(
                context,
                image.program(),
                arguments.isEmpty() ? image.arguments() : arguments,
                wiring);
      }
      return new ContainerProcess(context, process, log);
    } catch (CannotStartException | IOException failure) {
      log.close();
      throw failure;
    }
  }

  private static List<String> words(JsonNode array, Map<String, String> variables) {
    return new ArrayList<>(
        array
            .valueStream()
            .map(word -> ContainerEnvironment.expand(word.asString(""), variables))
            .toList());
  }

  private void addOwn(
      Map<String, String> variables, Pod pod, Path root, PathMap paths, PortMap ports) {
    variables.putIfAbsent("PATH", launcher.path());
    variables.putIfAbsent("HOSTNAME", pod.name());
    variables.putIfAbsent("HOME", paths.resolve("/tmp").orElse(root).toString());
    variables.putIfAbsent("TMPDIR", paths.resolve("/tmp").orElse(root).toString());
    variables.put("PRACTICE_ROOT", root.toString());
    variables.putAll(ports.variables());
    proxy.variables(pod.namespace()).forEach(variables::putIfAbsent);
    var api = settings.access().address();
    variables.put("KUBERNETES_SERVICE_HOST", api.getHost());
    variables.put("KUBERNETES_SERVICE_PORT", Integer.toString(api.getPort()));
    variables.put("KUBERNETES_SERVICE_PORT_HTTPS", Integer.toString(api.getPort()));
  }

  private boolean wantsToken(Pod pod) {
    var own = pod.spec().path("automountServiceAccountToken");
    if (own.isBoolean()) {
      return own.asBoolean();
    }
    return references
        .account(pod.namespace(), pod.serviceAccount())
        .map(account -> account.path("automountServiceAccountToken").asBoolean(true))
        .orElse(true);
  }

  /** The stated directory if it lies in a mount, else the first claim's mount, else the root. */
  private static Path workingDirectory(
      JsonNode container, Path root, PathMap paths, PodVolumes volumes) throws IOException {
    var stated = paths.resolve(container.path("workingDir").asString("/"));
    if (stated.isPresent()) {
      return Files.createDirectories(stated.get());
    }
    return volumes.claimMount(container).flatMap(paths::resolve).orElse(root);
  }

  private Path logFile(Pod pod, JsonNode container, int attempt) {
    return directories
        .ofPod(pod.uid())
        .resolve("logs")
        .resolve(container.path("name").asString(""))
        .resolve(attempt + ".log");
  }
}
