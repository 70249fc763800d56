package io.tracebloc.e2e.anywhere;

import io.kubernetes.client.openapi.ApiException;
import java.io.IOException;
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
    var site =
        context.getRoot().getStore(STORE).computeIfAbsent("site", _ -> open(), Site.class);
    try {
      return Visit.begin(site);
    } catch (IOException | ApiException e) {
      throw new AssertionError("the scenario cannot begin", e);
    }
  }

  private static Site open() {
    try {
      var chosen = GivenCluster.chosen();
      return Site.open(chosen.isPresent() ? chosen.get() : PracticeGround.start());
    } catch (IOException | ApiException e) {
      throw new AssertionError("the stand-in cannot be installed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
