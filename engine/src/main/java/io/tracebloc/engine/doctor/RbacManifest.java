package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.doctor.Right.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The rights that a person needs to push ({@code contract/releases.md} 5.3), as YAML for {@code
 * kubectl apply}. What is optional is there as comments.
 */
public final class RbacManifest {
  private static final String ROLE = "tracebloc-push";
  private static final String GROUP = "rbac.authorization.k8s.io";

  private final RbacSubject subject;
  private final String namespace;

  /** For a subject who may push into a namespace. */
  public RbacManifest(RbacSubject subject, String namespace) {
    this.subject = subject;
    this.namespace = namespace;
  }

  /** All documents. */
  public String yaml() {
    return role() + "---\n" + binding("RoleBinding", "Role", "") + clusterPart();
  }

  private String role() {
    return """
        # What somebody needs to push datasets with tracebloc into this namespace.
        apiVersion: %s/v1
        kind: Role
        metadata:
          name: %s
          namespace: %s
        rules:
        %s%s"""
        .formatted(
            GROUP,
            ROLE,
            quote(namespace),
            rules(Scope.REQUIRED, ""),
            "# Optional; whoever may read Secrets may read all of them in this namespace:\n"
                + rules(Scope.OPTIONAL, "# "));
  }

  private static String rules(Scope scope, String margin) {
    return Right.all().stream()
        .filter(right -> right.scope() == scope)
        .map(right -> rule(right, margin))
        .collect(joining());
  }

  private static String rule(Right right, String margin) {
    return "%1$s# %2$s\n%1$s- %3$s\n"
        .formatted(
            margin, right.purpose(), Right.rule(right.group(), right.resources(), right.verbs()));
  }

  private String binding(String kind, String roleKind, String margin) {
    var text =
        """
        apiVersion: %s/v1
        kind: %s
        metadata:
          name: %s
        %sroleRef:
          apiGroup: %s
          kind: %s
          name: %s
        subjects:
        - %s
        """
            .formatted(
                GROUP,
                kind,
                ROLE + "-" + suffix(),
                kind.equals("RoleBinding") ? "  namespace: " + quote(namespace) + "\n" : "",
                GROUP,
                roleKind,
                ROLE,
                reference());
    return margin.isEmpty()
        ? text
        : text.lines().map(line -> margin + line + "\n").collect(joining());
  }

  private String clusterPart() {
    return """
        # Optional, for an administrator of the cluster: capacity, host paths and classes, which only
        # diagnosis looks at. Take the signs in front away to give it.
        # ---
        # apiVersion: %s/v1
        # kind: ClusterRole
        # metadata:
        #   name: %s
        # rules:
        %s# ---
        """
            .formatted(GROUP, ROLE, rules(Scope.CLUSTER, "# "))
        + binding("ClusterRoleBinding", "ClusterRole", "# ");
  }

  private String reference() {
    return switch (subject) {
      case RbacSubject.User(var name) ->
          "{kind: User, apiGroup: %s, name: %s}".formatted(GROUP, quote(name));
      case RbacSubject.Group(var name) ->
          "{kind: Group, apiGroup: %s, name: %s}".formatted(GROUP, quote(name));
      case RbacSubject.ServiceAccount(var home, var name) ->
          "{kind: ServiceAccount, namespace: %s, name: %s}".formatted(quote(home), quote(name));
    };
  }

  /** Tells bindings of different subjects apart, and stays the same for the same one. */
  private String suffix() {
    var plain =
        subject
            .name()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return (plain.length() <= 30 ? plain : plain.substring(0, 30)) + "-" + digest();
  }

  private String digest() {
    try {
      var bytes = subject.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 3);
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException("every JDK has SHA-256", exception);
    }
  }

  /** In double quotes, as YAML reads it, in plain ASCII. */
  private static String quote(String text) {
    var quoted = new StringBuilder("\"");
    for (var at = 0; at < text.length(); at++) {
      var unit = text.charAt(at);
      switch (unit) {
        case '"', '\\' -> quoted.append('\\').append(unit);
        default -> {
          if (unit >= ' ' && unit <= '~') {
            quoted.append(unit);
          } else {
            quoted.append("\\u%04x".formatted((int) unit));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
