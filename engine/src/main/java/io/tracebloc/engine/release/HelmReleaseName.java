package io.tracebloc.engine.release;

import java.util.regex.Pattern;

/** Helm's rule for the names of releases ({@code contract/releases.md} 1.1). */
public final class HelmReleaseName {
  /** Most characters that a name may have. */
  public static final int LONGEST = 53;

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private HelmReleaseName() {}

  /** Whether Helm would take this for the name of a release. */
  public static boolean accepts(String name) {
    return name.length() <= LONGEST && FORM.matcher(name).matches();
  }
}
