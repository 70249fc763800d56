package io.tracebloc.commands.options;

import io.tracebloc.engine.doctor.RbacSubject;
import io.tracebloc.engine.failure.InputFailure;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Rights to print, and for whom. */
public final class RbacOptions {
  @Option(
      names = "--rbac",
      preprocessor = AttachedValue.class,
      description = {
        "Print a Role and a RoleBinding for somebody who may push, as YAML to apply:",
        "for --user, --group or --serviceaccount, else for you"
      })
  private boolean wanted;

  @Option(names = "--group", paramLabel = "GROUP", description = "With --rbac: for this group")
  private String group;

  @Option(
      names = "--serviceaccount",
      paramLabel = "NAMESPACE:NAME",
      description = "With --rbac: for this ServiceAccount")
  private String serviceAccount;

  /** Whether rights are to be printed. */
  public boolean wanted() {
    return wanted;
  }

  /** Whether somebody is named. */
  public boolean given() {
    return group != null || serviceAccount != null;
  }

  /**
   * Who is named.
   *
   * @param user the user named by the face's own flag
   * @throws InputFailure if several are, or one cannot be understood
   */
  public Optional<RbacSubject> subject(Optional<String> user) {
    var named =
        Stream.of(
                user.<RbacSubject>map(RbacSubject::of),
                Optional.ofNullable(group).<RbacSubject>map(RbacSubject.Group::new),
                Optional.ofNullable(serviceAccount).<RbacSubject>map(RbacOptions::account))
            .flatMap(Optional::stream)
            .toList();
    if (named.size() > 1) {
      throw new InputFailure(
          "Several are named who shall be given the rights",
          "Give one of --user, --group and --serviceaccount");
    }
    if (named.stream().anyMatch(one -> one.name().isBlank())) {
      throw new InputFailure("Nobody is named who shall be given the rights", "Give a name");
    }
    return named.stream().findFirst();
  }

  private static RbacSubject account(String text) {
    var colon = text.indexOf(':');
    var namespace = text.substring(0, Math.max(0, colon));
    var name = text.substring(colon + 1);
    if (namespace.isEmpty() || name.isEmpty() || name.contains(":")) {
      throw new InputFailure(
          "A ServiceAccount is named by its namespace and its name",
          "Give --serviceaccount NAMESPACE:NAME");
    }
    return new RbacSubject.ServiceAccount(namespace, name);
  }
}
