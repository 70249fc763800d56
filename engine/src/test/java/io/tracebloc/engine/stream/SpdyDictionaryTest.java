package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.Adler32;
import org.junit.jupiter.api.Test;

class SpdyDictionaryTest {
  @Test
  void hasTheChecksumThatPeersLookFor() {
    var checksum = new Adler32();
    checksum.update(SpdyDictionary.bytes());
    assertThat(checksum.getValue()).isEqualTo(0xe3c6a7c2L);
  }
}
