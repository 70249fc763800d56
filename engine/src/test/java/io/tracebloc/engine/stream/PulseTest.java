package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a connection is pinged or given up, on a clock of the test's own. */
class PulseTest implements Pulse.Patient {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final List<String> events = new ArrayList<>();
  private boolean busy;
  private long busySince;
  private final Pulse pulse =
      new Pulse(
          this,
          new StreamOptions(
              Transport.SPDY,
              Duration.ofSeconds(1),
              Duration.ofSeconds(60),
              Duration.ofSeconds(25)),
          0);

  @Override
  public boolean busy() {
    return busy;
  }

  @Override
  public long busySince() {
    return busySince;
  }

  @Override
  public void ping() {
    events.add("ping");
  }

  @Override
  public void end(IOException reason) {
    events.add(reason.getMessage());
  }

  @Override
  public void endQuietly() {
    events.add("end");
  }

  private long beat(double seconds) {
    return pulse.beat((long) (seconds * SECOND)) / SECOND;
  }

  @Test
  void sleepsUntilAPingIsDue() {
    assertThat(beat(0)).isEqualTo(25);
    pulse.wrote(10 * SECOND);
    assertThat(beat(25)).isEqualTo(10);
    assertThat(events).isEmpty();
    beat(35);
    assertThat(events).containsExactly("ping");
  }

  @Test
  void pingsAgainAfterAnAnswerAndSilence() {
    beat(25);
    pulse.read(26 * SECOND);
    pulse.pong();
    assertThat(beat(26)).isEqualTo(25);
    beat(51);
    assertThat(events).containsExactly("ping", "ping");
  }

  @Test
  void aServerThatNeverAnsweredAPingIsNotDead() {
    beat(25);
    beat(200);
    assertThat(events).containsExactly("ping");
  }

  @Test
  void aServerThatStopsAnsweringIsDeadAfterTheStallLimit() {
    pulse.pong();
    beat(25);
    assertThat(beat(26)).isLessThanOrEqualTo(59);
    beat(84);
    assertThat(events).containsExactly("ping");
    beat(85);
    assertThat(events.getLast()).contains("dead", "60 s");
  }

  @Test
  void aConsumerThatTakesItsTimeIsNotTheServersFault() {
    pulse.pong();
    pulse.delivering(0);
    beat(25);
    assertThat(beat(300)).isLessThanOrEqualTo(60);
    pulse.delivered(300 * SECOND);
    beat(359);
    assertThat(events).containsExactly("ping");
    beat(360);
    assertThat(events.getLast()).contains("dead");
  }

  @Test
  void dataThatDoesNotMoveIsAStall() {
    busy = true;
    busySince = 5 * SECOND;
    pulse.pong();
    assertThat(beat(24)).isEqualTo(1);
    assertThat(beat(64)).isLessThanOrEqualTo(1);
    assertThat(events).doesNotContain("stalled");
    beat(65);
    assertThat(events.getLast()).contains("stalled", "60 s");
  }

  @Test
  void aByteInEitherDirectionEndsAStall() {
    busy = true;
    pulse.wrote(59 * SECOND);
    beat(60);
    pulse.read(100 * SECOND);
    beat(159);
    assertThat(events).noneMatch(event -> event.contains("stalled"));
  }

  @Test
  void lingersUntilNothingHasComeForAWhile() {
    pulse.linger(Duration.ofSeconds(2), 10 * SECOND);
    assertThat(beat(10)).isEqualTo(2);
    pulse.delivering(11 * SECOND);
    assertThat(beat(20)).isEqualTo(2);
    pulse.delivered(21 * SECOND);
    assertThat(beat(22)).isEqualTo(1);
    assertThat(events).isEmpty();
    beat(23);
    assertThat(events).containsExactly("end");
  }

  @Test
  void keepsTimeAcrossTheOverflowOfTheClock() {
    long start = Long.MAX_VALUE - SECOND;
    var late =
        new Pulse(
            this,
            new StreamOptions(
                Transport.SPDY,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(25)),
            start);
    assertThat(late.beat(start + 2 * SECOND) / SECOND).isEqualTo(23);
    late.beat(start + 25 * SECOND);
    assertThat(events).containsExactly("ping");
  }
}
