package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Tree;
import java.util.regex.Pattern;

/** X7: whether the API server is new enough. */
final class VersionCheck {
  private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4}).*");
  private static final int OLDEST = 24;
  private static final int HALF_CLOSE = 30;

  private final ClusterObjects objects;

  VersionCheck(ClusterObjects objects) {
    this.objects = objects;
  }

  Verdict recent() {
    return switch (objects.object("asking for the version of the server", "/version")) {
      case Refused<Tree> refused -> Verdict.unknown(refused.failure());
      case Given<Tree>(var version) -> recent(version.text("gitVersion").orElse(""));
    };
  }

  private static Verdict recent(String version) {
    var matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return Verdict.unknown("the server's version is \"%s\"".formatted(version));
    }
    var major = Integer.parseInt(matcher.group(1));
    var minor = Integer.parseInt(matcher.group(2));
    if (major > 1 || minor >= HALF_CLOSE) {
      return Verdict.ok("Kubernetes " + version);
    }
    return major == 1 && minor >= OLDEST
        ? Verdict.warn(
            "Kubernetes %s: WebSocket exec cannot end its input (v4 only); pushes count bytes"
                .formatted(version),
            Remedy.say("Nothing has to be done; 1.30 and newer know the better protocol (v5)"))
        : Verdict.fail(
            "Kubernetes %s is older than 1.24, which the chart needs".formatted(version),
            Remedy.say("Upgrade the cluster to Kubernetes 1.24, better 1.30, or newer"));
  }
}
