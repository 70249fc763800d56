package io.tracebloc.engine.local;

import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.stream.TransportMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Transports that worked, in a small text file: a line for each way, with the hash of its address,
 * the transport and the second since the epoch when it first worked.
 */
final class KnownTransports implements TransportMemory {
  static final Duration LIFE = Duration.ofDays(7);

  private static final String FILE = "transports";
  private static final int MOST_WAYS = 200;
  private static final int LIMIT = 64 * 1024;

  /** Clocks that were set right may have been as wrong as that. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{32}) ([A-Z_0-9]+) (\\d{1,12})");

  private record Known(Transport transport, Instant since) {}

  private final PrivateFolder folder;
  private final InstantSource clock;
  private final SecureRandom random;

  KnownTransports(PrivateFolder folder, InstantSource clock, SecureRandom random) {
    this.folder = folder;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public synchronized Optional<Transport> recall(String way) {
    return Optional.ofNullable(read().get(hash(way))).map(Known::transport);
  }

  @Override
  public synchronized void remember(String way, Transport transport) {
    var all = read();
    var known = Optional.ofNullable(all.get(hash(way))).map(Known::transport);
    // Used every day or not: after a while the better ones are tried again.
    if (!known.equals(Optional.of(transport))) {
      all.put(hash(way), new Known(transport, clock.instant()));
      write(all);
    }
  }

  @Override
  public synchronized void forget(String way) {
    var all = read();
    if (all.remove(hash(way)) != null) {
      write(all);
    }
  }

  private Map<String, Known> read() {
    Map<String, Known> all = new HashMap<>();
    try {
      var text = new String(folder.read(FILE, LIMIT), StandardCharsets.ISO_8859_1);
      text.lines().forEach(line -> add(line, all));
    } catch (IOException | RuntimeException unknown) {
      // Every transport is tried again.
    }
    return all;
  }

  private void add(String line, Map<String, Known> all) {
    var fields = LINE.matcher(line);
    if (!fields.matches()) {
      return;
    }
    var since = Instant.ofEpochSecond(Long.parseLong(fields.group(3)));
    var age = Duration.between(since, clock.instant());
    if (age.compareTo(LIFE) < 0 && age.plus(AHEAD).isPositive()) {
      transport(fields.group(2))
          .ifPresent(transport -> all.put(fields.group(1), new Known(transport, since)));
    }
  }

  private static Optional<Transport> transport(String name) {
    for (var transport : Transport.values()) {
      if (transport.name().equals(name) && transport != Transport.AUTO) {
        return Optional.of(transport);
      }
    }
    return Optional.empty();
  }

  private void write(Map<String, Known> all) {
    var text =
        all.entrySet().stream()
            .sorted(
                Comparator.comparing((Entry<String, Known> known) -> known.getValue().since())
                    .reversed())
            .limit(MOST_WAYS)
            .map(KnownTransports::line)
            .collect(Collectors.joining());
    try {
      var draft = FILE + "-" + HexFormat.of().toHexDigits(random.nextInt());
      folder.replace(FILE, draft, text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException | RuntimeException unwritable) {
      // The next command tries every transport again.
    }
  }

  private static String line(Entry<String, Known> entry) {
    var known = entry.getValue();
    return "%s %s %d\n"
        .formatted(entry.getKey(), known.transport().name(), known.since().getEpochSecond());
  }

  private static String hash(String way) {
    return HexFormat.of().formatHex(Sha256.of("transport", way), 0, 16);
  }
}
