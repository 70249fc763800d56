package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to recognise a platform's releases and where in them data goes ({@code contract/releases.md}
 * 3, 4), as a file says it. The format is described in docs/profiles.md.
 *
 * @param id the profile's name
 * @param platform the platform it is for, which may have several profiles
 * @param title the platform as people call it
 * @param matches how Helm's record shows that it is one; any of them suffices
 * @param anchors how live objects show it
 * @param takes what live objects say of the values
 * @param identity who the platform's workloads are
 * @param targets where data lies
 * @param none why there is nothing, if no target results
 * @param notes further facts worth showing
 * @param warnings what a person should know, under a condition
 * @param next what is left to do on the platform after files were put there
 */
record Profile(
    String id,
    String platform,
    String title,
    List<Match> matches,
    List<Anchor> anchors,
    List<Take> takes,
    Identity identity,
    List<TargetRule> targets,
    Optional<Refusal> none,
    Map<String, Expression> notes,
    List<Warning> warnings,
    String next) {

  /** What paths can start from. */
  static final List<String> ROOTS =
      List.of(
          "values",
          "release",
          "chart",
          "workload",
          "rendered",
          "object",
          "entry",
          "item",
          "volume",
          "key",
          "queue");

  /**
   * A chart that it is for.
   *
   * @param charts names
   * @param versions its versions; all, if empty
   * @param home texts of which one must stand in the chart's home or sources, unless {@code also}
   *     holds
   * @param also what else confirms a generic name
   */
  record Match(
      List<String> charts,
      Optional<VersionRange> versions,
      List<String> home,
      Optional<Condition> also) {}

  /**
   * A live object that gives a release away.
   *
   * @param kind {@code Deployment} or {@code ConfigMap}
   * @param name its name, with {@code *} for anything; what that stands for is the release's name
   * @param labels its labels, with {@code *}; {@code @} stands for the chart's name
   * @param podLabels labels of its Pods
   * @param release where the release's name stands
   * @param strip ending that is not part of that name
   * @param chart where chart and version stand, joined by a dash
   */
  record Anchor(
      String kind,
      Glob name,
      Map<String, Glob> labels,
      Map<String, Glob> podLabels,
      Expression release,
      String strip,
      Expression chart) {}

  /** A part of the values that other objects repeat. */
  sealed interface Take {
    /**
     * From the document in a ConfigMap.
     *
     * @param names names it may have, best first
     * @param key the key that holds the document
     * @param parts where in the values each part belongs, and where in the document it stands
     */
    record FromConfigMap(List<Expression> names, String key, Map<List<String>, List<String>> parts)
        implements Take {}

    /** From the workload; a text that is a document counts as what it says. */
    record FromWorkload(List<String> from, List<String> into) implements Take {}

    /**
     * From the only Deployment of any namespace that has these labels, if nothing better says the
     * first part; most callers may not look there.
     */
    record FromElsewhere(String labels, Map<List<String>, List<String>> parts) implements Take {}
  }

  /** Who writes, as the platform's own workloads do. */
  record Identity(
      Expression serviceAccount,
      Expression user,
      Expression group,
      Expression volumeGroup,
      List<ProfilePath> tolerations,
      List<ProfilePath> pullSecrets) {}

  /** Why nothing can be put there. */
  record Refusal(Expression reason, Expression alternative) {
    Offer.Unsupported offer(Scope scope) {
      return new Offer.Unsupported(
          reason.text(scope).map(Printable::of).orElse("unknown"),
          alternative.text(scope).map(Printable::of).orElse(""));
    }
  }

  /** A warning under a condition. */
  record Warning(Condition when, Template text) {}
}
