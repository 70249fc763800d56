package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

/**
 * An object of the cluster that belongs to a run.
 *
 * @param kind what it is
 * @param name its name, as the cluster has it
 */
public record Belonging(Kind kind, String name) {
  public Belonging {
    requireNonNull(kind);
    requireNonNull(name);
  }

  /** What can belong to a run ({@code contract/protocol.md} 1.5). */
  public enum Kind {
    /** Runs the ingestor. */
    JOB("job.batch", "batch", "jobs"),
    /** One attempt. */
    POD("pod", "", "pods"),
    /** Holds the document. */
    CONFIG_MAP("configmap", "", "configmaps"),
    /** Holds the token of the back end. */
    SECRET("secret", "", "secrets");

    private final String word;
    private final String group;
    private final String plural;

    Kind(String word, String group, String plural) {
      this.word = word;
      this.group = group;
      this.plural = plural;
    }

    /** The word before the slash, as kubectl prints it. */
    public String word() {
      return word;
    }

    /** The right to delete one. */
    AccessRule deletion() {
      return new AccessRule(group, plural, "delete");
    }
  }

  /** How kubectl names it, for example {@code job.batch/ingest-job-1}. */
  public String resource() {
    return kind.word() + "/" + name;
  }
}
