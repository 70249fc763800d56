package io.tracebloc.commands.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.Results;
import io.tracebloc.commands.Terminal;
import io.tracebloc.engine.transfer.Compression;
import io.tracebloc.engine.transfer.TransferOptions;
import io.tracebloc.engine.transfer.Verify;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferFlagsTest {
  private static final List<String> PUSH =
      List.of("push", "p", "--name", "n", "--task", "embeddings");

  private final Terminal terminal = new Terminal();

  private Terminal.Result push(String... more) {
    terminal.engine().onPush((request, _) -> Results.of(request).dryRun());
    var line = new ArrayList<>(PUSH);
    line.addAll(List.of(more));
    return terminal.run(line.toArray(String[]::new));
  }

  private TransferOptions pushed(String... more) {
    var result = push(more);
    assertThat(result.code()).as(result.err()).isZero();
    return terminal.engine().pushed().stage().transfer();
  }

  @Test
  void whatIsNotSaidIsLeftToTheEngine() {
    assertThat(pushed()).isEqualTo(TransferOptions.STANDARD);
  }

  @Test
  void everyFlagArrives() {
    var options =
        pushed(
            "--streams=16",
            "--verify=fast",
            "--compress=gzip",
            "--limit-rate=1.5M",
            "--checksum",
            "--keep-partial",
            "--retry-for=90s");
    assertThat(options)
        .isEqualTo(
            new TransferOptions(
                OptionalInt.of(16),
                Verify.FAST,
                Compression.GZIP,
                OptionalLong.of(3 << 19),
                true,
                true,
                Duration.ofSeconds(90)));
  }

  @Test
  void noPatienceIsAChoice() {
    assertThat(pushed("--retry-for", "0").patience()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--streams=0     | '0' is not a number from 1 to 16",
        "--streams=17    | '17' is not a number from 1 to 16",
        "--streams=two   | 'two' is not a number from 1 to 16",
        "--verify=md5    | 'md5' is not one of auto, sha256, fast, size",
        "--verify=SHA256 | 'SHA256' is not one of auto, sha256, fast, size",
        "--compress=zstd | 'zstd' is not one of auto, off, gzip",
        "--limit-rate=0  | '0' lets nothing through",
        "--limit-rate=x  | 'x' is not a rate such as 500k",
        "--retry-for=-1s | '-1s' is not a duration",
        "--transport=udp | 'udp' is not one of auto, spdy, websocket, websocket-v4",
      })
  void whatCannotBeIsRefusedBeforeAnythingHappens(String option, String words) {
    var result = push(option);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(words).contains(option.substring(0, option.indexOf('=')));
    assertThat(terminal.engine().idle()).isTrue();
  }
}
