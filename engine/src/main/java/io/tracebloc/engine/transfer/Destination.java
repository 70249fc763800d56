package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where files end up on a volume: a name in a directory below the mount. Until they are verified
 * they lie beside it, in a directory of their own. Everything in it is checked; paths are built of
 * it and nothing else. Immutable.
 */
public final class Destination {
  /** What lies in the way of a path on the volume; nobody may stage into it by name. */
  private static final String AREA = ".tracebloc-staging";

  private static final String HERE = ".";

  /** A name in a directory has at most 255 bytes, and ours get endings. */
  private static final int NAME_LIMIT = 230;

  private static final int PATH_LIMIT = 1000;

  private final String parent;
  private final String area;
  private final String name;
  private final String guard;
  private final boolean dataset;
  private final boolean file;

  private Destination(
      String parent, String area, String name, String guard, boolean dataset, boolean file) {
    this.parent = parent;
    this.area = area;
    this.name = name;
    this.guard = guard;
    this.dataset = dataset;
    this.file = file;
  }

  /**
   * The staged copy of a dataset ({@code contract/protocol.md} 4.3): replaces an earlier one, and
   * needs the dataset's final directory to be free.
   *
   * @param table name of the dataset, already validated ({@code contract/datasets.md} 4.1)
   */
  public static Destination ofDataset(String table) {
    // Paths and labels are built from the name, so an unchecked one must not get this far.
    if (!TableName.isSafe(table)) {
      throw new IllegalArgumentException("not a table name: " + table);
    }
    return new Destination(AREA, HERE, table, table, true, false);
  }

  /** The same for a dataset that is to be replaced: its final directory may be full. */
  public static Destination ofReplacement(String table) {
    var staged = ofDataset(table);
    return new Destination(staged.parent, staged.area, staged.name, "", true, false);
  }

  /**
   * No place, but a name for a Pod that only works on what is on the volume.
   *
   * @param dataset any name; a label if it can be one
   */
  static Destination ofWork(String dataset) {
    return TableName.isSafe(dataset) ? ofDataset(dataset) : ofDirectory(List.of("datasets"), false);
  }

  /**
   * A directory, with all that is sent in it.
   *
   * @param path its components below the mount; at least one
   * @param overwrite whether to replace what stands there; otherwise only nothing and an empty
   *     directory give way
   * @throws InputFailure if that is no usable path
   */
  public static Destination ofDirectory(List<String> path, boolean overwrite) {
    return of(path, overwrite, false);
  }

  /** The same for one file, which keeps its name: the last component of the path. */
  public static Destination ofFile(List<String> path, boolean overwrite) {
    return of(path, overwrite, true);
  }

  private static Destination of(List<String> path, boolean overwrite, boolean file) {
    path.forEach(Destination::check);
    var whole = String.join("/", path);
    if (path.isEmpty() || bytes(whole) > PATH_LIMIT) {
      throw unusable(whole, "is empty or has more than %d bytes".formatted(PATH_LIMIT));
    }
    var name = path.getLast();
    var directories = path.subList(0, path.size() - 1);
    var parent = directories.isEmpty() ? HERE : String.join("/", directories);
    return new Destination(parent, AREA, name, overwrite ? "" : parent + "/" + name, false, file);
  }

  private static void check(String component) {
    if (component.isEmpty() || component.equals(".") || component.equals("..")) {
      throw unusable(component, "cannot be part of a path on the volume");
    }
    if (component.equals(AREA)) {
      throw unusable(component, "is where unfinished uploads lie");
    }
    if (component.indexOf('/') >= 0 || !component.equals(Printable.of(component))) {
      throw unusable(component, "has a character that cannot stand in a directory's name here");
    }
    if (bytes(component) > NAME_LIMIT) {
      throw unusable(component, "has more than %d bytes".formatted(NAME_LIMIT));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static InputFailure unusable(String name, String reason) {
    return new InputFailure(
        "\"%s\" %s".formatted(Printable.of(name), reason),
        "Give another place with {flag:to}: names separated by \"/\", without \"..\".");
  }

  /** The last component of the path. */
  public String name() {
    return name;
  }

  /** The path below the mount, for example {@code public/scans}. */
  public String path() {
    return parent.equals(HERE) ? name : parent + "/" + name;
  }

  /** Whether one file is put into place, not a directory. */
  public boolean isFile() {
    return file;
  }

  /** Whether this is the staged copy of a dataset, which an ingestor will copy once more. */
  boolean isDataset() {
    return dataset;
  }

  /** Where the unfinished upload with this suffix lies, below the mount. */
  String unfinished(String suffix) {
    var inside = area.equals(HERE) ? "" : area + "/";
    var outside = parent.equals(HERE) ? "" : parent + "/";
    return outside + inside + name + ".staging-" + suffix;
  }

  /** What every remote script is told first. */
  List<String> parameters(String suffix) {
    return List.of(parent, area, name, suffix);
  }

  /** A path on the volume at which nothing may stand; empty if anything may. */
  String guard() {
    return guard;
  }

  /** How the swap is told what is put into place. */
  String kind() {
    return file ? "file" : "directory";
  }

  /** Somebody has begun to replace what stands there. */
  NameTakenFailure beingReplaced() {
    return new NameTakenFailure(
        "the replacement of %s was begun by another push and not finished".formatted(name),
        "If that push is not running any more, finish it with {command:datasets recover} %s."
            .formatted(name));
  }

  /** Something stands at the guarded path. */
  NameTakenFailure taken() {
    if (dataset) {
      return new NameTakenFailure(
          "the name %s is taken: its directory on the volume is not empty".formatted(name),
          "Choose another name, or replace the dataset with {flag:overwrite}.");
    }
    return new NameTakenFailure(
        "%s on the volume is taken: %s"
            .formatted(path(), file ? "there is something already" : "it is not empty"),
        "Choose another place with {flag:to}, or replace what is there with {flag:overwrite}.");
  }
}
