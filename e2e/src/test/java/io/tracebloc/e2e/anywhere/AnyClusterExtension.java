package io.tracebloc.e2e.anywhere;

import io.kubernetes.client.openapi.ApiException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each scenario a {@link Visit} to one {@link Site}, which stands on the cluster of {@code
 * -De2e.kubeconfig}, or else on a practice cluster.
 */
final class AnyClusterExtension implements ParameterResolver {
  private static final Namespace STORE = Namespace.create(AnyClusterExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visit.class;
  }

  @Override
  public Visit resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var opening =
        context.getRoot().getStore(STORE).computeIfAbsent("site", _ -> open(), Opening.class);
    try {
      return Visit.begin(opening.site());
    } catch (IOException | ApiException e) {
      throw new AssertionError("the scenario cannot begin", e);
    }
  }

  /** The site, or why there is none: that is found out only once. */
  private record Opening(Optional<Site> opened, Optional<Throwable> failure)
      implements AutoCloseable {
    Site site() {
      return opened.orElseThrow(
          () -> new AssertionError("the stand-in cannot be installed", failure.orElseThrow()));
    }

    @Override
    public void close() throws IOException, ApiException {
      if (opened.isPresent()) {
        opened.get().close();
      }
    }
  }

  private static Opening open() {
    try {
      var chosen = GivenCluster.chosen();
      var ground = chosen.isPresent() ? chosen.get() : PracticeGround.start();
      return new Opening(Optional.of(Site.open(ground)), Optional.empty());
    } catch (IOException | ApiException | RuntimeException | AssertionError e) {
      return new Opening(Optional.empty(), Optional.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Opening(Optional.empty(), Optional.of(e));
    }
  }
}
