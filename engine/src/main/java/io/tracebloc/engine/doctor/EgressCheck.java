package io.tracebloc.engine.doctor;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** C8: whether the back end answers this machine. Indicative: the cluster has its own way out. */
final class EgressCheck {
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Web web;
  private final BackEnd backEnd;

  EgressCheck(Web web, BackEnd backEnd) {
    this.web = web;
    this.backEnd = backEnd;
  }

  /**
   * Asks.
   *
   * @param client whose environment names the back end; without one it is that of production
   */
  Verdict answers(Optional<Client> client) {
    var address = backEnd.address(client);
    if (address.isEmpty()) {
      return Verdict.unknown(
          "CLIENT_ENV is %s, for which no back end is known"
              .formatted(client.flatMap(BackEnd::environment).orElse("")));
    }
    return ask(address.get());
  }

  private Verdict ask(URI address) {
    var host = Printable.of(address.getHost());
    try {
      return Verdict.ok("%s answered %d".formatted(host, web.ask(address, PATIENCE)));
    } catch (IOException | Failure none) {
      return Verdict.fail(
              "no answer from %s within %d s: %s"
                  .formatted(host, PATIENCE.toSeconds(), String.valueOf(none.getMessage())),
              Remedy.say(
                  "Check this machine's firewall, and HTTPS_PROXY and NO_PROXY; the cluster uses its own"
                      + " way out"))
          // It decides nothing: what matters is what the cluster reaches (releases.md 5.2).
          .countingAs(Verdict.Result.WARN);
    }
  }
}
