package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** It must come to its end, else what the end of a handshake needs is not prepared. */
class HandshakeRehearsalTest {
  @Test
  void bothSidesTrustEachOther() {
    assertThatCode(HandshakeRehearsal::run).doesNotThrowAnyException();
  }
}
