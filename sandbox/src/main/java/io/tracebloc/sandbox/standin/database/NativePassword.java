package io.tracebloc.sandbox.standin.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The proof of a password of the plugin {@code mysql_native_password}. */
final class NativePassword {
  static final String PLUGIN = "mysql_native_password";

  private NativePassword() {}

  /** What only a holder of the password can answer to the server's challenge. */
  static byte[] answer(String password, byte[] challenge) {
    if (password.isEmpty()) {
      return new byte[0];
    }
    var once = sha1(password.getBytes(StandardCharsets.UTF_8));
    var mask = sha1(challenge, sha1(once));
    var answer = new byte[once.length];
    for (var i = 0; i < answer.length; i++) {
      answer[i] = (byte) (once[i] ^ mask[i]);
    }
    return answer;
  }

  private static byte[] sha1(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
