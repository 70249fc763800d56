package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks to act as somebody else, by flags or by the kubeconfig's user: each of user, groups, uid and
 * extra key by itself comes from the flag, if that is given.
 */
final class Impersonation {
  private final Optional<String> name;
  private final List<String> groups;
  private final Optional<String> uid;
  private final Map<String, List<String>> extra;

  Impersonation(ClusterOptions options, KubeconfigEntry user) {
    name = options.impersonate().or(() -> user.text("as"));
    groups =
        options.impersonateGroups().isEmpty()
            ? user.texts("as-groups")
            : options.impersonateGroups();
    uid = options.impersonateUid().or(() -> user.text("as-uid"));
    extra = new LinkedHashMap<>(user.textLists("as-user-extra"));
    extra.putAll(options.impersonateExtra());
  }

  /**
   * The headers to send; none if nobody is to be impersonated.
   *
   * @throws LocalFailure if only attributes of a user are given, but no user
   */
  Map<String, List<String>> headers() {
    if (name.isEmpty()) {
      if (!groups.isEmpty() || uid.isPresent() || !extra.isEmpty()) {
        throw new LocalFailure(
            "A group, uid or extra field to impersonate is given, but no user",
            "Name the user to act as with {flag:as}");
      }
      return Map.of();
    }
    var headers = new LinkedHashMap<String, List<String>>();
    headers.put("Impersonate-User", List.of(name.get()));
    if (!groups.isEmpty()) {
      headers.put("Impersonate-Group", groups);
    }
    uid.ifPresent(value -> headers.put("Impersonate-Uid", List.of(value)));
    extra.forEach((key, values) -> headers.put(ImpersonationKey.header(key), values));
    return headers;
  }
}
