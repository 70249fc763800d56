package io.tracebloc.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.stream.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What worked for a server is tried first by the next commands, for a week. */
class TransportsAreRememberedTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String WAY = "https://api.example:6443 http://proxy.example:3128";

  @TempDir Path directory;

  private KnownTransports at(Instant now) {
    return new KnownTransports(
        new PrivateFolder(directory.resolve("state")), () -> now, new SecureRandom());
  }

  private Path file() {
    return directory.resolve("state").resolve("transports");
  }

  @Test
  void eachWayHasItsOwn() {
    at(NOW).remember(WAY, Transport.WEBSOCKET);
    at(NOW).remember("other", Transport.SPDY);
    assertThat(at(NOW).recall(WAY)).contains(Transport.WEBSOCKET);
    assertThat(at(NOW).recall("other")).contains(Transport.SPDY);
    assertThat(at(NOW).recall("third")).isEmpty();
  }

  @Test
  void whatFailedIsForgotten() {
    at(NOW).remember(WAY, Transport.WEBSOCKET);
    at(NOW).remember("other", Transport.SPDY);
    at(NOW).forget(WAY);
    at(NOW).forget("third");
    assertThat(at(NOW).recall(WAY)).isEmpty();
    assertThat(at(NOW).recall("other")).contains(Transport.SPDY);
  }

  @Test
  void whatWorkedLaterCounts() {
    at(NOW).remember(WAY, Transport.WEBSOCKET);
    at(NOW).remember(WAY, Transport.SPDY);
    assertThat(at(NOW).recall(WAY)).contains(Transport.SPDY);
  }

  @Test
  void afterAWeekEverythingIsTriedAgainHoweverOftenItWasUsed() {
    at(NOW).remember(WAY, Transport.WEBSOCKET);
    var later = NOW.plus(KnownTransports.LIFE).minusSeconds(1);
    at(later).remember(WAY, Transport.WEBSOCKET);
    assertThat(at(later).recall(WAY)).contains(Transport.WEBSOCKET);
    assertThat(at(later.plusSeconds(1)).recall(WAY)).isEmpty();
  }

  @Test
  void aClockThatWasWrongDoesNotKeepItForever() {
    at(NOW).remember(WAY, Transport.WEBSOCKET);
    assertThat(at(NOW.minus(Duration.ofHours(1))).recall(WAY)).contains(Transport.WEBSOCKET);
    assertThat(at(NOW.minus(Duration.ofDays(300))).recall(WAY)).isEmpty();
  }

  @Test
  void noAddressIsReadable() throws IOException {
    at(NOW).remember(WAY, Transport.SPDY);
    assertThat(file()).content().matches("[0-9a-f]{32} SPDY 1767225600\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void theFileStaysSmall() throws IOException {
    for (int way = 0; way < 250; way++) {
      at(NOW.plusSeconds(way)).remember("way " + way, Transport.SPDY);
    }
    assertThat(Files.readAllLines(file())).hasSize(200);
    assertThat(at(NOW.plusSeconds(250)).recall("way 49")).isEmpty();
    assertThat(at(NOW.plusSeconds(250)).recall("way 50")).contains(Transport.SPDY);
    try (var files = Files.list(directory.resolve("state"))) {
      assertThat(files).containsExactly(file());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage\n\0\0\n",
        "%s AUTO 1767225600\n",
        "%s CARRIER_PIGEON 1767225600\n",
        "%s SPDY\n",
        "%s SPDY -1\n",
        "%s SPDY 99999999999999999999\n",
        "%s SPDY 999999999999\n",
        "%s SPDY 17672256"
      })
  void whatIsSpoiltIsNotBelievedAndMadeAnew(String content) throws IOException {
    var known = at(NOW);
    known.remember(WAY, Transport.WEBSOCKET);
    var key = Files.readString(file()).substring(0, 32);
    Files.writeString(file(), content.replace("%s", key));
    assertThat(known.recall(WAY)).isEmpty();
    known.remember(WAY, Transport.WEBSOCKET);
    assertThat(known.recall(WAY)).contains(Transport.WEBSOCKET);
  }

  @Test
  void anEndlessFileIsNotRead() throws IOException {
    Files.createDirectory(directory.resolve("state"));
    Files.createSymbolicLink(file(), Path.of("/dev/zero"));
    assertThat(at(NOW).recall(WAY)).isEmpty();
    Files.delete(file());
    Files.write(file(), new byte[100_000]);
    assertThat(at(NOW).recall(WAY)).isEmpty();
  }

  @Test
  void whereNothingCanBeKeptNothingIsKnown() throws IOException {
    Files.writeString(directory.resolve("state"), "no folder");
    at(NOW).remember(WAY, Transport.SPDY);
    at(NOW).forget(WAY);
    assertThat(at(NOW).recall(WAY)).isEmpty();
  }
}
