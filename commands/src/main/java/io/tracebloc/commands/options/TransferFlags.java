package io.tracebloc.commands.options;

import io.tracebloc.engine.transfer.Compression;
import io.tracebloc.engine.transfer.TransferOptions;
import io.tracebloc.engine.transfer.Verify;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How bytes are moved. */
abstract class TransferFlags extends PodFlags {
  @Option(
      names = "--streams",
      paramLabel = "N",
      converter = StreamCount.class,
      description = "How many streams work side by side, 1 to 16; default: what suits this machine")
  private Integer streams;

  @Option(
      names = "--verify",
      paramLabel = "HOW",
      converter = VerifyConverter.class,
      defaultValue = "auto",
      description =
          "How the copy is compared: auto (default), sha256, fast (the digest that the Pod's image"
              + " computes fastest), size (names and sizes only)")
  private Verify verify;

  @Option(
      names = "--compress",
      paramLabel = "HOW",
      converter = CompressionConverter.class,
      defaultValue = "auto",
      description = "Compress on the way: auto (default; where it pays), off, gzip")
  private Compression compression;

  @Option(
      names = "--limit-rate",
      paramLabel = "RATE",
      converter = ByteRate.class,
      description = "Most bytes to send in a second, such as 500k or 1.5M; default: no limit")
  private Long rate;

  @Option(
      names = "--checksum",
      preprocessor = AttachedValue.class,
      description = "Read every file again instead of believing remembered digests")
  private boolean checksum;

  @Option(
      names = "--keep-partial",
      preprocessor = AttachedValue.class,
      description = "Keep an unfinished upload after a failure, for the next attempt to go on with")
  private boolean keepPartial;

  @Override
  final TransferOptions toTransferOptions() {
    return new TransferOptions(
        streams == null ? OptionalInt.empty() : OptionalInt.of(streams),
        verify,
        compression,
        rate == null ? OptionalLong.empty() : OptionalLong.of(rate),
        checksum,
        keepPartial,
        patience());
  }

  /** Reads a number of streams. */
  static final class StreamCount implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("\\d{1,3}")) {
        int count = Integer.parseInt(text);
        if (count >= 1 && count <= TransferOptions.MOST_STREAMS) {
          return count;
        }
      }
      throw new TypeConversionException(
          "'%s' is not a number from 1 to %d".formatted(text, TransferOptions.MOST_STREAMS));
    }
  }

  /** Reads a way to compare. */
  static final class VerifyConverter extends WordConverter<Verify> {
    VerifyConverter() {
      super(Verify.class);
    }
  }

  /** Reads whether to compress. */
  static final class CompressionConverter extends WordConverter<Compression> {
    CompressionConverter() {
      super(Compression.class);
    }
  }
}
