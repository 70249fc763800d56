package io.tracebloc.e2e;

import io.tracebloc.sandbox.PracticeCluster;
import io.tracebloc.sandbox.PracticeClusterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Workplace} of its own on one practice cluster that all tests share; with
 * {@link WithPlatform} at the parameter, another platform is installed there already.
 */
final class PracticeClusterExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace STORE = Namespace.create(PracticeClusterExtension.class);

  /** The cluster for as long as the test run lasts. */
  private record Shared(PracticeCluster cluster, Path folder, Faults faults, AtomicInteger places)
      implements AutoCloseable {
    static Shared start() {
      try {
        var folder = Files.createTempDirectory("practice cluster");
        var faults = new Faults();
        var options =
            PracticeClusterOptions.in(folder.resolve("cluster"))
                .withReleases()
                .withApi(api -> api.withInterceptor(faults::intercept))
                .withPods(pods -> pods.withFaults(faults));
        return new Shared(PracticeCluster.start(options), folder, faults, new AtomicInteger());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public void close() throws IOException {
      cluster.close();
      Folders.delete(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Workplace.class;
  }

  @Override
  public Workplace resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var place =
        context
            .getStore(STORE)
            .computeIfAbsent(context.getUniqueId(), _ -> open(context), Workplace.class);
    parameter
        .findAnnotation(WithPlatform.class)
        .ifPresent(wanted -> place.installPlatform(wanted.value()));
    return place;
  }

  private static Workplace open(ExtensionContext context) {
    var shared =
        context
            .getRoot()
            .getStore(STORE)
            .computeIfAbsent("cluster", _ -> Shared.start(), Shared.class);
    try {
      var name = "place-" + shared.places().incrementAndGet();
      var folder = Files.createDirectory(shared.folder().resolve(name));
      return new Workplace(shared.cluster(), shared.faults(), folder, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    var place = context.getStore(STORE).get(context.getUniqueId(), Workplace.class);
    if (place != null) {
      place.faults().clear();
      place.uninstall();
      Folders.delete(place.folder());
    }
  }
}
