package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Refuses names and paths that no honest release has, before anything is built from them. */
final class ObjectNames {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

  private ObjectNames() {}

  /** A name of a Kubernetes object. */
  static String name(String what, String name, boolean fromFlag) {
    if (isName(name)) {
      return name;
    }
    throw refused(what, name, fromFlag, "it is not the name of a Kubernetes object");
  }

  /** An absolute path without detours. */
  static String mountPath(String path, boolean fromFlag) {
    if (isMountPath(path)) {
      return path;
    }
    throw refused("mount path", path, fromFlag, "it is not a plain absolute path");
  }

  /** A relative path without detours. */
  static String subPath(String path) {
    if (isSubPath(path)) {
      return path;
    }
    throw refused("sub path", path, false, "it is not a plain relative path");
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.contains("..");
  }

  static boolean isMountPath(String path) {
    return path.startsWith("/") && path.length() > 1 && isPlain(path) && !path.contains(":");
  }

  static boolean isSubPath(String path) {
    return !path.startsWith("/") && isPlain(path);
  }

  private static boolean isPlain(String path) {
    return path.codePoints().noneMatch(Character::isISOControl)
        && Arrays.asList(path.split("/", -1)).stream().noneMatch(part -> part.equals(".."));
  }

  private static Failure refused(String what, String value, boolean fromFlag, String reason) {
    var message = "The %s %s cannot be used: %s".formatted(what, Printable.of(value), reason);
    return fromFlag
        ? new InputFailure(message, "Correct the flag")
        : new ReleaseFailure(
                message, "Have a look at the release's objects; give the value by flag")
            .explainedBy(CheckId.C4);
  }
}
