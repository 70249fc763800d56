package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;

/**
 * The Service behind which runs are submitted ({@code contract/releases.md} 2.5, 2.8).
 *
 * @param name its name
 * @param port its port
 * @param source where that was read
 */
record JobsManagerService(String name, int port, String source) {
  /** The Service's name, which carries no release prefix. */
  static final String NAME = "jobs-manager";

  static final String ABSENT =
      "there is no Service jobs-manager; charts before 1.3.3 do not have it, and others lost it";

  private static final int PORT = 8080;

  /** Finds it; empty if it certainly does not exist and the user named no endpoint instead. */
  static Optional<JobsManagerService> settle(
      ReleaseContext context, ApiAnswer<Tree> first, ObjectReader objects, Facts facts) {
    var named = context.request().endpoint();
    if (named.isPresent()) {
      facts.note("endpoint", Redaction.withoutLogin(named.get().toString()), "flag");
    }
    var service =
        live(first, NAME, objects)
            .or(
                () -> {
                  var prefixed = context.release() + "-" + NAME;
                  return live(objects.service(context.namespace(), prefixed), prefixed, objects);
                });
    if (service.isPresent()) {
      service.get().note(context, facts);
      return service;
    }
    if (certainlyAbsent(first) && named.isEmpty()) {
      facts.note("endpoint", "none", "Service/" + NAME + " does not exist");
      return Optional.empty();
    }
    var assumed = new JobsManagerService(NAME, PORT, "default");
    assumed.note(context, facts);
    return Optional.of(assumed);
  }

  private static boolean certainlyAbsent(ApiAnswer<Tree> answer) {
    return answer instanceof Refused<Tree> refused && refused.missing();
  }

  private static Optional<JobsManagerService> live(
      ApiAnswer<Tree> answer, String name, ObjectReader objects) {
    return answer instanceof Given<Tree>(var service)
        ? Optional.of(
            new JobsManagerService(name, port(service), objects.source("Service/" + name)))
        : Optional.empty();
  }

  /** The only port, or the one that is called or numbered as usual. */
  private static int port(Tree service) {
    var ports = service.at("spec", "ports");
    var numbers = ports.items().stream().map(port -> port.at("port").number()).toList();
    if (numbers.size() == 1) {
      return numbers.getFirst().orElse(PORT);
    }
    return ports.itemWhere("name", "http").at("port").number().orElse(PORT);
  }

  private void note(ReleaseContext context, Facts facts) {
    if (context.request().endpoint().isEmpty()) {
      facts.note(
          "endpoint",
          "http://%s.%s.svc:%d".formatted(name, Printable.of(context.namespace()), port),
          source);
    }
  }
}
