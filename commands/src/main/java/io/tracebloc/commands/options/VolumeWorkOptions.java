package io.tracebloc.commands.options;

import io.tracebloc.engine.transfer.TransferOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** By what Pod something is changed on a volume; nothing is copied. */
public final class VolumeWorkOptions extends PodFlags {
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = StageOptions.PositiveDuration.class,
      description = "Limit for each single wait")
  private Duration timeout;

  @Override
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  @Override
  TransferOptions toTransferOptions() {
    var standard = TransferOptions.STANDARD;
    return new TransferOptions(
        OptionalInt.empty(),
        standard.verify(),
        standard.compression(),
        OptionalLong.empty(),
        standard.checksum(),
        standard.keepPartial(),
        patience());
  }
}
