package io.tracebloc.engine.local;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a user's programs keep things on this kind of machine.
 *
 * @param cache for what can be computed again
 * @param state for what is lost with it, at the price of some work done twice
 */
record MemoryFolders(Path cache, Path state) {
  private static final String OURS = "tracebloc";

  /**
   * The folders of a user: on Linux and its like those of the XDG base directory specification, on
   * macOS below {@code ~/Library} unless the XDG variables are set, on Windows below {@code
   * LOCALAPPDATA}.
   *
   * @param system name of the operating system as the JDK gives it
   * @return nothing if the user has no home
   */
  static Optional<MemoryFolders> of(HostEnvironment environment, String system) {
    var name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return folder(environment, "LOCALAPPDATA")
          .or(() -> home(environment).map(home -> home.resolve("AppData").resolve("Local")))
          .map(data -> data.resolve(OURS))
          .map(ours -> new MemoryFolders(ours.resolve("cache"), ours.resolve("state")));
    }
    var apple = name.startsWith("mac");
    var cache =
        folder(environment, "XDG_CACHE_HOME")
            .or(() -> below(environment, apple ? "Library/Caches" : ".cache"));
    var state =
        folder(environment, "XDG_STATE_HOME")
            .or(() -> below(environment, apple ? "Library/Application Support" : ".local/state"));
    return cache.flatMap(
        caches -> state.map(s -> new MemoryFolders(caches.resolve(OURS), s.resolve(OURS))));
  }

  private static Optional<Path> below(HostEnvironment environment, String path) {
    return home(environment).map(home -> home.resolve(path));
  }

  private static Optional<Path> home(HostEnvironment environment) {
    return folder(environment, "HOME")
        .or(() -> Optional.of(environment.home()).filter(Path::isAbsolute));
  }

  /** The specification says to ignore relative paths. */
  private static Optional<Path> folder(HostEnvironment environment, String variable) {
    try {
      return Optional.ofNullable(environment.variables().get(variable))
          .map(text -> environment.home().getFileSystem().getPath(text))
          .filter(Path::isAbsolute);
    } catch (InvalidPathException nonsense) {
      return Optional.empty();
    }
  }
}
