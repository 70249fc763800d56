package io.tracebloc.engine.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A TLS handshake of this process with itself, in memory, with certificates on both sides that are
 * made for it. What a handshake needs is laid open and computed by it: most of the time of the
 * first one goes into that.
 */
final class HandshakeRehearsal {
  /** More messages than any handshake has. */
  private static final int STEPS = 50;

  private static final String ALIAS = "self";
  private static final int UTC_TIME = 0x17;
  private static final byte[] SERIAL = Der.raw("020101");
  private static final byte[] ECDSA_WITH_SHA256 = Der.raw("300a06082a8648ce3d040302");
  private static final byte[] COMMON_NAME = Der.raw("300c310a300806035504030c0178");

  private final SSLEngine client;
  private final SSLEngine server;

  private HandshakeRehearsal(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException, IOException {
    var trust =
        new TrustManager[] {TrustStores.manager(Optional.of(TrustStores.of(List.of(certificate))))};
    var presented = Optional.of(new ClientCertificate(List.of(certificate), key));
    client = context(new ClientKeys(() -> presented), trust).createSSLEngine("localhost", 443);
    client.setUseClientMode(true);
    server = context(new ServerKey(certificate, key), trust).createSSLEngine();
    server.setUseClientMode(false);
    server.setNeedClientAuth(true);
  }

  /**
   * Shakes hands once.
   *
   * @throws IOException if one side refuses the other
   * @throws GeneralSecurityException if this Java runtime cannot do it
   */
  static void run() throws GeneralSecurityException, IOException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var keys = generator.generateKeyPair();
    new HandshakeRehearsal(certificate(keys), keys.getPrivate()).shakeHands();
  }

  private static SSLContext context(KeyManager keys, TrustManager[] trust)
      throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {keys}, trust, null);
    return context;
  }

  /** Signed with its own key, for this moment only. */
  private static X509Certificate certificate(KeyPair keys) throws GeneralSecurityException {
    var content =
        Der.sequence(
            SERIAL,
            ECDSA_WITH_SHA256,
            COMMON_NAME,
            Der.sequence(time("000101000000Z"), time("491231235959Z")),
            COMMON_NAME,
            keys.getPublic().getEncoded());
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(content);
    var signed = Der.bits(signature.sign());
    var encoded = Der.sequence(content, ECDSA_WITH_SHA256, signed);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static byte[] time(String text) {
    return Der.element(UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  private void shakeHands() throws IOException {
    var toServer = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
    var toClient = ByteBuffer.allocate(server.getSession().getPacketBufferSize());
    client.beginHandshake();
    server.beginHandshake();
    for (int step = 0; step < STEPS && !(isDone(client) && isDone(server)); step++) {
      step(client, toServer, toClient);
      step(server, toClient, toServer);
    }
    if (!(isDone(client) && isDone(server))) {
      throw new SSLException("the handshake does not end");
    }
  }

  private static boolean isDone(SSLEngine side) {
    return side.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  /** Lets one side do what it wants to do next. */
  private static void step(SSLEngine side, ByteBuffer out, ByteBuffer in) throws IOException {
    switch (side.getHandshakeStatus()) {
      case NEED_TASK -> side.getDelegatedTask().run();
      case NEED_WRAP -> side.wrap(ByteBuffer.allocate(0), out);
      default -> {
        in.flip();
        side.unwrap(in, ByteBuffer.allocate(side.getSession().getApplicationBufferSize()));
        in.compact();
      }
    }
  }

  /** The only key, whatever it is wanted for. */
  private static final class ServerKey extends X509ExtendedKeyManager {
    private final X509Certificate certificate;
    private final PrivateKey key;

    ServerKey(X509Certificate certificate, PrivateKey key) {
      this.certificate = certificate;
      this.key = key;
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return type.equals(key.getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return chooseEngineServerAlias(type, issuers, null);
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }
  }
}
