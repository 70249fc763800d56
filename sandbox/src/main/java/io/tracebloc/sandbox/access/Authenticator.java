package io.tracebloc.sandbox.access;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Finds out who calls. Nobody is served anonymously: the cluster runs commands. */
public final class Authenticator {
  /** The group of everybody who has shown who they are. */
  public static final String EVERYBODY = "system:authenticated";

  private static final String BEARER = "bearer ";

  private final CertificateAuthority authority;
  private final ServiceAccountTokens tokens;

  /** Trusts certificates of that authority and those tokens. */
  public Authenticator(CertificateAuthority authority, ServiceAccountTokens tokens) {
    this.authority = authority;
    this.tokens = tokens;
  }

  /**
   * The caller.
   *
   * @param certificate what the TLS client showed, not yet judged
   * @param authorization the request's {@code Authorization} header
   * @return empty if neither proves anything
   */
  public Optional<Caller> authenticate(
      Optional<X509Certificate> certificate, Optional<String> authorization) {
    return certificate
        .filter(authority::vouchesFor)
        .map(Authenticator::subject)
        .or(() -> authorization.flatMap(this::bearer));
  }

  private Optional<Caller> bearer(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.empty();
    }
    return tokens
        .verify(authorization.substring(BEARER.length()).strip())
        .filter(token -> token.audiences().contains(ServiceAccountTokens.AUDIENCE))
        .map(ServiceAccountTokens.Verified::caller);
  }

  private static Caller subject(X509Certificate certificate) {
    var user = "";
    List<String> groups = new ArrayList<>();
    try {
      var names = new LdapName(certificate.getSubjectX500Principal().getName());
      for (var part : names.getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          user = part.getValue().toString();
        } else if (part.getType().equalsIgnoreCase("O")) {
          groups.add(part.getValue().toString());
        }
      }
    } catch (InvalidNameException impossible) {
      throw new IllegalStateException("A certificate of our own has a broken name", impossible);
    }
    groups.add(EVERYBODY);
    return new Caller(user, groups);
  }
}
