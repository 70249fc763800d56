package io.tracebloc.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** {@code contract/protocol.md} 6.7: reconnect with sinceTime, nothing lost, nothing twice. */
class CutLogIsTakenUpWithoutRepeatsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** A server's log: stamps that may repeat or step back a little, as two streams make them. */
  private static List<String> log(List<Integer> steps) {
    var lines = new ArrayList<String>();
    var time = START;
    for (int step : steps) {
      time = time.plusMillis(step);
      lines.add(time + " line " + lines.size());
    }
    return lines;
  }

  private static List<String> since(List<String> log, Optional<Instant> since) {
    return log.stream()
        .filter(
            line ->
                since.isEmpty()
                    || !Instant.parse(line.substring(0, line.indexOf(' '))).isBefore(since.get()))
        .toList();
  }

  @Property(tries = 500)
  void cuts_anywhere_neither_lose_nor_repeat_a_line(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 400) Integer> steps,
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 30) Integer> cuts) {
    List<String> log = log(steps);
    var position = new LogPosition();
    var read = new ArrayList<String>();

    for (int cut : cuts) {
      since(log, position.since()).stream()
          .limit(cut)
          .forEach(line -> position.next(line).ifPresent(read::add));
      position.reconnected();
    }
    since(log, position.since()).forEach(line -> position.next(line).ifPresent(read::add));

    assertThat(read)
        .isEqualTo(log.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
  }

  @Test
  void a_server_that_does_not_stamp_is_read_from_its_start_again() {
    var position = new LogPosition();
    var read = new ArrayList<String>();
    List.of("one", "two").forEach(line -> position.next(line).ifPresent(read::add));
    position.reconnected();
    List.of("one", "two", "three").forEach(line -> position.next(line).ifPresent(read::add));

    assertThat(position.since()).isEmpty();
    assertThat(read).containsExactly("one", "two", "three");
  }

  @Test
  void a_server_that_ignores_the_time_asked_for_repeats_nothing() {
    List<String> log = log(List.of(0, 900, 900, 900));
    var position = new LogPosition();
    var read = new ArrayList<String>();
    log.subList(0, 3).forEach(line -> position.next(line).ifPresent(read::add));
    position.reconnected();
    log.forEach(line -> position.next(line).ifPresent(read::add));

    assertThat(read).containsExactly("line 0", "line 1", "line 2", "line 3");
  }

  @Test
  void an_empty_stamped_line_is_an_empty_line() {
    assertThat(new LogPosition().next(START.toString())).contains("");
    assertThat(new LogPosition().next(START + " ")).contains("");
  }
}
