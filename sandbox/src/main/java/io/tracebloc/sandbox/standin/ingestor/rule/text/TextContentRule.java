package io.tracebloc.sandbox.standin.ingestor.rule.text;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.StagedFiles;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** TXT-02: a sample of the files is text. Only the beginning of each is read. */
final class TextContentRule implements Rule {
  private static final int SAMPLE = 500;
  private static final int BEGINNING = 64 << 10;

  @Override
  public String name() {
    return "Text Content";
  }

  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var broken = new ArrayList<String>();
    var empty = new ArrayList<String>();
    var files = StagedFiles.below(dataset.plan().recordFiles());
    for (var file : files.subList(0, Math.min(SAMPLE, files.size()))) {
      var bytes = beginning(file);
      if (bytes.length == 0) {
        empty.add(StagedFiles.name(file));
      } else if (!isText(bytes)) {
        broken.add(StagedFiles.name(file));
      }
    }
    findings.problem("TXT-02: %d file(s) hold NUL bytes or are not UTF-8", broken);
    if (!empty.isEmpty()) {
      findings.warning("TXT-02: %d empty file(s)".formatted(empty.size()));
    }
  }

  private static byte[] beginning(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(BEGINNING);
    }
  }

  /** A character that the end of the beginning cuts in two is no mistake. */
  private static boolean isText(byte[] bytes) {
    for (var value : bytes) {
      if (value == 0) {
        return false;
      }
    }
    var whole = bytes.length < BEGINNING;
    return !StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), whole)
        .isError();
  }
}
