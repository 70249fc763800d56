package io.tracebloc.engine.tree;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.files.FaithfulName;
import io.tracebloc.engine.dataset.files.LocalEntry;
import io.tracebloc.engine.dataset.selection.Examples;
import io.tracebloc.engine.dataset.selection.Omission;
import io.tracebloc.engine.dataset.selection.Omissions;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Walks a tree, directory by directory, the outermost first. Links in it are never followed. For
 * one use, by one thread.
 */
public final class TreeScan {
  static final String SPECIAL = "link, pipe, socket or device";
  static final String SPECIALS = "links, pipes, sockets or devices";

  private final TreeRequest request;
  private final TreeFiles files;

  /** Directories that are taken with all that is in them. */
  private final BitSet whole = new BitSet();

  private Examples special = Examples.none();
  private Examples undecodable = Examples.none();
  private Examples empty = Examples.none();
  private final Omissions omitted = new Omissions();

  private TreeScan(TreeRequest request, Path root) {
    this.request = request;
    this.files = new TreeFiles(root);
  }

  /**
   * Scans.
   *
   * @throws LocalFailure if the path or something in it cannot be read or sent, or if there is
   *     nothing to send
   * @throws InterruptedFailure if the thread was interrupted
   */
  public static ScannedTree scan(TreeRequest request) {
    try {
      // Who names a link wants what it leads to.
      var path = request.path().toRealPath();
      return switch (LocalEntry.at(path)) {
        case LocalEntry.RegularFile file -> single(request, file);
        case LocalEntry.Directory _ -> new TreeScan(request, path).run();
        case LocalEntry.Link _, LocalEntry.Special _, LocalEntry.Absent _ ->
            throw new LocalFailure(
                printable(request.path()) + " is neither a file nor a directory",
                "Name the directory or file to send.");
      };
    } catch (IOException e) {
      throw unreadable(request.path(), e);
    }
  }

  private static ScannedTree single(TreeRequest request, LocalEntry.RegularFile file) {
    var name = request.name().orElseThrow();
    if (!FaithfulName.of(request.path(), name)) {
      throw refused(Examples.none().with(name), "name that is no text", "names that are no text");
    }
    // A link gives the name, what it leads to the content.
    var one = new DatasetFile(file.path(), name, file.size(), file.modified());
    return new ScannedTree(new OneFile(one), true, Examples.none(), List.of(), Examples.none());
  }

  private ScannedTree run() {
    // Grows while it is walked.
    for (int directory = 0; directory < files.directoryCount(); directory++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedFailure("Interrupted while the files were being listed", "");
      }
      list(directory);
    }
    if (undecodable.any()) {
      throw refused(undecodable, "name that is no text", "names that are no text");
    }
    if (special.any() && !request.skipSpecial()) {
      throw new LocalFailure(
          special.phrase(SPECIAL, SPECIALS) + " cannot be sent",
          "Leave them out with {flag:skip-special} or a pattern for {flag:exclude}, or put files in"
              + " their place.");
    }
    if (files.count() == 0) {
      throw nothing();
    }
    return new ScannedTree(files, false, special, omitted.list(), empty);
  }

  private void list(int directory) {
    var components = files.components(directory);
    var path = files.path(components);
    int directoriesBefore = files.directoryCount();
    boolean all = isWhole(directory, components);
    files.begin(directory);
    boolean any = false;
    try (var entries = Files.newDirectoryStream(path)) {
      for (var entry : entries) {
        any = true;
        take(directory, components, entry, all);
      }
    } catch (DirectoryIteratorException e) {
      throw unreadable(path, e.getCause());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    files.end(directory, directoriesBefore);
    if (!any && all) {
      empty = empty.with(components.isEmpty() ? "." : String.join("/", components));
    }
  }

  private boolean isWhole(int directory, List<String> components) {
    boolean all =
        directory == 0
            ? request.selection().include().isEmpty()
            : whole.get(files.parent(directory)) || request.selection().includes(components, true);
    whole.set(directory, all);
    return all;
  }

  private void take(int directory, List<String> components, Path path, boolean all)
      throws IOException {
    var name = path.getFileName().toString();
    try {
      var entry = LocalEntry.at(path);
      boolean isDirectory = entry instanceof LocalEntry.Directory;
      if (request.selection().hasPatterns()) {
        var reason = omission(components, name, isDirectory, all);
        if (reason.isPresent()) {
          omitted.add(reason.get(), below(components, name));
          return;
        }
      }
      take(directory, entry, path, name, components);
    } catch (NoSuchFileException e) {
      // Deleted since it was listed.
    }
  }

  private Optional<Omission> omission(
      List<String> components, String name, boolean isDirectory, boolean all) {
    var whole = new ArrayList<>(components);
    whole.add(name);
    var excluded = request.selection().excludes(whole, isDirectory);
    return excluded.isPresent() || isDirectory || all || request.selection().includes(whole, false)
        ? excluded
        : Optional.of(Omission.NOT_INCLUDED);
  }

  private void take(
      int directory, LocalEntry entry, Path path, String name, List<String> components) {
    if (!FaithfulName.of(path, name)) {
      undecodable = undecodable.with(below(components, name));
      return;
    }
    switch (entry) {
      case LocalEntry.RegularFile file -> files.addFile(name, file.size(), file.modified());
      case LocalEntry.Directory _ -> files.addDirectory(directory, name);
      case LocalEntry.Link _, LocalEntry.Special _ ->
          special = special.with(below(components, name));
      case LocalEntry.Absent _ -> {}
    }
  }

  private static String below(List<String> components, String name) {
    return components.isEmpty() ? name : String.join("/", components) + "/" + name;
  }

  private LocalFailure nothing() {
    var what = "there is nothing to send in " + printable(request.path());
    return omitted.count() == 0
        ? new LocalFailure(what, "Name a directory with files in it.")
        : new LocalFailure(
            "%s: the patterns leave everything out (%,d)".formatted(what, omitted.count()),
            "Check {flag:include} and {flag:exclude}.");
  }

  private static LocalFailure refused(Examples names, String one, String many) {
    return new LocalFailure(
        names.phrase(one, many) + " in this system's encoding cannot be sent",
        "Rename them, or use a locale that knows their encoding.");
  }

  private static Failure unreadable(Path path, IOException e) {
    var reason =
        switch (e) {
          case NoSuchFileException _ -> "there is no such file or directory";
          case AccessDeniedException _ -> "permission denied";
          case FileSystemException system when system.getReason() != null -> system.getReason();
          default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
    return new LocalFailure(
        "%s cannot be read: %s".formatted(printable(path), Printable.of(reason)),
        "Check the path and its permissions.",
        e);
  }

  private static String printable(Path path) {
    return Printable.of(path.toString());
  }
}
