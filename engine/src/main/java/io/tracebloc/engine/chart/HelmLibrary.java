package io.tracebloc.engine.chart;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.UpgradeCommand;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Helm by its library helm-java, which runs in this process. The cluster's credentials go to it in
 * memory; of the environment it reads only what is about charts, registries and the storage of
 * releases.
 */
final class HelmLibrary implements Helm {
  /** More than a chart takes to arrive; the library itself sets no limit to a silent server. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Supplier<String> kubeconfig;
  private final String namespace;
  private final Path neutralConfig;

  /**
   * Helm for a namespace.
   *
   * @param kubeconfig the cluster, with credentials as they are when it is asked; may throw a
   *     {@link Failure}
   * @param neutralConfig a kubeconfig without credentials, read in place of the user's files
   */
  HelmLibrary(Supplier<String> kubeconfig, String namespace, Path neutralConfig) {
    this.kubeconfig = kubeconfig;
    this.namespace = namespace;
    this.neutralConfig = neutralConfig;
  }

  @Override
  public String description(ChartReference chart) throws HelmException {
    return waited(
        () -> {
          var show = com.marcnuri.helm.Helm.show(chart.reference()).chart();
          chart.version().ifPresent(show::withVersion);
          return show.call();
        });
  }

  @Override
  public String values(ChartReference chart) throws HelmException {
    return waited(
        () -> {
          var show = com.marcnuri.helm.Helm.show(chart.reference()).values();
          chart.version().ifPresent(show::withVersion);
          return show.call();
        });
  }

  @Override
  public List<Revision> history(String release) throws HelmException {
    var configuration = kubeconfig.get();
    try {
      return waited(
          () ->
              com.marcnuri.helm.Helm.history(release)
                  .withNamespace(namespace)
                  .withKubeConfig(neutralConfig)
                  .withKubeConfigContents(configuration)
                  .call()
                  .stream()
                  .map(
                      known ->
                          new Revision(
                              known.getRevision(),
                              String.valueOf(known.getStatus()),
                              String.valueOf(known.getChart()),
                              String.valueOf(known.getDescription())))
                  .sorted(Comparator.comparingInt(Revision::number))
                  .toList());
    } catch (HelmException e) {
      if (e.says("release: not found")) {
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public void install(Change change) throws HelmException {
    told(() -> installation(change).call());
  }

  private InstallCommand installation(Change change) {
    var install =
        com.marcnuri.helm.Helm.install(change.chart().reference())
            .withName(change.release())
            .withNamespace(namespace)
            .withValuesFile(change.values())
            .withTimeout((int) change.limit().toSeconds())
            .withKubeConfig(neutralConfig)
            .withKubeConfigContents(kubeconfig.get());
    change.chart().version().ifPresent(install::withVersion);
    return install;
  }

  @Override
  public void upgrade(Change change) throws HelmException {
    told(() -> upgrading(change).call());
  }

  private UpgradeCommand upgrading(Change change) {
    var upgrade =
        com.marcnuri.helm.Helm.upgrade(change.chart().reference())
            .withName(change.release())
            .withNamespace(namespace)
            .withValuesFile(change.values())
            .resetValues()
            .withTimeout((int) change.limit().toSeconds())
            .withKubeConfig(neutralConfig)
            .withKubeConfigContents(kubeconfig.get());
    change.chart().version().ifPresent(upgrade::withVersion);
    return upgrade;
  }

  @Override
  public void uninstall(String release) throws HelmException {
    var configuration = kubeconfig.get();
    waited(
        () ->
            com.marcnuri.helm.Helm.uninstall(release)
                .withNamespace(namespace)
                .noHooks()
                .withKubeConfig(neutralConfig)
                .withKubeConfigContents(configuration)
                .call());
  }

  @Override
  public String notes(Path chart, String release, Path values) throws HelmException {
    Release rendered =
        waited(
            () ->
                new com.marcnuri.helm.Helm(chart)
                    .install()
                    .clientOnly()
                    .withDryRunOption(DryRun.CLIENT)
                    .withName(release)
                    .withNamespace(namespace)
                    .withValuesFile(values)
                    .call());
    var report = rendered.getOutput();
    var start = report.indexOf("\nNOTES:\n");
    return start < 0 ? "" : report.substring(start + "\nNOTES:\n".length());
  }

  /**
   * Waits for the library, which cannot be interrupted; who waits can be, and leaves it behind.
   *
   * @throws InterruptedFailure if this thread was interrupted, which it then still is
   */
  private static <T> T waited(Callable<T> call) throws HelmException {
    var answer = new AtomicReference<T>();
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException("before Helm was called");
      }
      if (new HelmCall(() -> answer.set(told(call))).await(LONGEST, () -> {})) {
        return answer.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted while Helm was at work", "", e);
    }
    throw new HelmException(
        "Helm did not come to an end within %d s".formatted(LONGEST.toSeconds()));
  }

  /** Helm's words instead of the library's exceptions. */
  private static <T> T told(Callable<T> call) throws HelmException {
    try {
      return call.call();
    } catch (Failure e) {
      throw e;
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
      throw new HelmException("Helm's library cannot be loaded: " + e.getMessage(), e);
    } catch (Exception e) {
      throw new HelmException(String.valueOf(e.getMessage()), e);
    }
  }
}
