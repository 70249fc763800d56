package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * H7: whether this machine reaches the registries and the back end. Which registries these are is
 * read from the images that the cluster runs, as the nodes name them: a site may have mirrors, and
 * no name of a registry is written into this program.
 */
final class RegistryCheck {
  private static final Duration SLOW = Duration.ofSeconds(3);

  private final Web web;
  private final LongSupplier nanoTime;

  RegistryCheck(Web web, LongSupplier nanoTime) {
    this.web = web;
    this.nanoTime = nanoTime;
  }

  Verdict reached(List<PodView> pods, Optional<URI> backEnd) {
    var addresses =
        Stream.concat(
                pods.stream()
                    .flatMap(PodView::images)
                    .map(Images::registry)
                    .flatMap(Optional::stream)
                    .filter(host -> !Loopback.is(host.replaceFirst(":\\d+$", "")))
                    .distinct()
                    .map(host -> URI.create("https://" + host + "/")),
                backEnd.stream())
            .distinct()
            .toList();
    var blocked = new ArrayList<String>();
    var slow = new ArrayList<String>();
    addresses.forEach(address -> ask(address, blocked, slow));
    var remedy =
        Remedy.say(
            "Check proxy and firewall; give the installer TRACEBLOC_CA_BUNDLE or a mirror with"
                + " TRACEBLOC_IMAGE_REGISTRY");
    if (!blocked.isEmpty()) {
      return Verdict.fail("no answer from " + String.join(", ", blocked), remedy);
    }
    return slow.isEmpty()
        ? Verdict.ok(
            addresses.stream().map(URI::getHost).distinct().collect(joining(", ")) + " answer")
        : Verdict.warn("slow: " + String.join(", ", slow), remedy);
  }

  private void ask(URI address, List<String> blocked, List<String> slow) {
    var start = nanoTime.getAsLong();
    try {
      web.ask(address, EgressCheck.PATIENCE);
      if (nanoTime.getAsLong() - start > SLOW.toNanos()) {
        slow.add(address.getHost());
      }
    } catch (IOException | Failure none) {
      blocked.add(address.getHost());
    }
  }
}
