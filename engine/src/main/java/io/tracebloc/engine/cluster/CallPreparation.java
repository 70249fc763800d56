package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.security.GeneralSecurityException;
import okhttp3.HttpUrl;

/**
 * Lets a second processor get Java ready for a call while the first one reads the command line and
 * the kubeconfig. The first address takes as long as a whole answer, because names may be in any
 * script; the first handshake takes longer than all that follows, because tables are computed and
 * classes laid open for it; and libraries ask for classes that are nowhere, for which all jars are
 * opened.
 */
public final class CallPreparation {
  private CallPreparation() {}

  /** Returns at once. To be called early by commands that will talk to a cluster. */
  public static void begin() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread.ofPlatform().daemon().name("preparation").start(CallPreparation::prepare);
    }
  }

  private static void prepare() {
    var _ = CallPreparation.class.getResource("/nowhere");
    HttpUrl.get("https://localhost");
    try {
      HandshakeRehearsal.run();
    } catch (GeneralSecurityException | IOException | RuntimeException impossible) {
      // Whoever talks to a cluster will say what is missing.
    }
  }
}
