package io.tracebloc.commands.completion;

/** What the value of an option or an argument is, as far as something can be offered for it. */
public enum ValueKind {
  /** A switch: there is none. */
  NONE,
  /** Something that only the person knows. */
  ANY,
  /** One of a few words. */
  WORDS,
  /** Some of a few words, with commas between. */
  WORD_LIST,
  /** A path on this machine. */
  FILE,
  /** A folder on this machine. */
  FOLDER,
  /** A command of this program. */
  COMMAND,
  /** A column of the CSV file that the line names. */
  COLUMN,
  /** Such columns, each with a type behind a colon, with commas between. */
  COLUMN_TYPES,
  /** A context of the kubeconfig. */
  CONTEXT,
  /** A cluster of the kubeconfig. */
  CLUSTER,
  /** A user of the kubeconfig. */
  USER,
  /** A namespace of the cluster. */
  NAMESPACE,
  /** A release in the namespace. */
  RELEASE,
  /** A release of the tracebloc client in the namespace. */
  CLIENT_RELEASE,
  /** A dataset in the namespace. */
  DATASET,
  /** A run in the namespace. */
  RUN;

  /** Whether the kubeconfig or the cluster is asked. */
  public boolean isLive() {
    return compareTo(CONTEXT) >= 0;
  }
}
