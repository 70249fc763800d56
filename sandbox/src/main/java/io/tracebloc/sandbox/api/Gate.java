package io.tracebloc.sandbox.api;

import io.netty.handler.codec.http.HttpHeaders;
import io.tracebloc.sandbox.access.Action;
import io.tracebloc.sandbox.access.Authenticator;
import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.access.Caller;
import io.tracebloc.sandbox.store.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets in who has shown who they are, and refuses what they may not do. */
final class Gate {
  private static final String AS_USER = "Impersonate-User";
  private static final String AS_GROUP = "Impersonate-Group";
  private static final String ACCOUNT = "system:serviceaccount:";

  /** Names for this machine; any other means that a web page was made to call us. */
  private static final Pattern OWN_NAMES =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1]|kubernetes(\\.default.*)?)(:\\d+)?");

  private final Authenticator authenticator;
  private final Authorizer authorizer;

  Gate(Authenticator authenticator, Authorizer authorizer) {
    this.authenticator = authenticator;
    this.authorizer = authorizer;
  }

  /** The caller, after impersonation. */
  Caller admit(Exchange exchange) {
    var headers = exchange.headers();
    if (!OWN_NAMES.matcher(headers.get("Host", "")).matches()) {
      throw new ApiException(421, "", "this host is not served here");
    }
    var caller =
        authenticator
            .authenticate(
                exchange.clientCertificate(), Optional.ofNullable(headers.get("Authorization")))
            .orElseThrow(() -> new ApiException(401, "Unauthorized", "Unauthorized"));
    return impersonate(caller, headers);
  }

  private Caller impersonate(Caller caller, HttpHeaders headers) {
    var user = headers.get(AS_USER, "");
    var groups = headers.getAll(AS_GROUP);
    if (user.isEmpty()) {
      if (!groups.isEmpty()) {
        throw new ApiException(
            500, "InternalError", "Internal error occurred: requested groups without user");
      }
      return caller;
    }
    check(caller, impersonation(user));
    for (var group : groups) {
      check(caller, new Action.OnResource("impersonate", "", "groups", "", "", group));
    }
    return new Caller(user, groups(user, groups));
  }

  private static Action.OnResource impersonation(String user) {
    if (user.startsWith(ACCOUNT)) {
      var parts = user.substring(ACCOUNT.length()).split(":", 2);
      return new Action.OnResource(
          "impersonate", "", "serviceaccounts", "", parts[0], parts.length > 1 ? parts[1] : "");
    }
    return new Action.OnResource("impersonate", "", "users", "", "", user);
  }

  private static List<String> groups(String user, List<String> asked) {
    var groups = new ArrayList<>(asked);
    if (groups.isEmpty() && user.startsWith(ACCOUNT)) {
      groups.add("system:serviceaccounts");
      groups.add("system:serviceaccounts:" + user.substring(ACCOUNT.length()).split(":", 2)[0]);
    }
    if (!groups.contains(Authenticator.EVERYBODY)) {
      groups.add(Authenticator.EVERYBODY);
    }
    return groups;
  }

  /** Refuses with 403, in Kubernetes' words, what the caller may not do. */
  void check(Caller caller, Action action) {
    if (authorizer.decide(caller, action).allowed()) {
      return;
    }
    var what =
        switch (action) {
          case Action.OnPath _ -> "forbidden";
          case Action.OnResource resource -> subject(resource) + " is forbidden";
        };
    throw new ApiException(
        403, "Forbidden", "%s: User \"%s\" %s".formatted(what, caller.name(), action.refusal()));
  }

  private static String subject(Action.OnResource action) {
    var resource =
        action.group().isEmpty() ? action.resource() : action.resource() + "." + action.group();
    return action.name().isEmpty() ? resource : resource + " \"" + action.name() + "\"";
  }
}
