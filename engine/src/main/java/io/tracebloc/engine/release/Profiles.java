package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The profiles in use: a person's own first, then those of this program, newest charts first. They
 * are read when first asked for, which a tracebloc release never needs.
 */
final class Profiles {
  /** The files, by name, since a program does not search its own class path. */
  private static final List<String> BUILT_IN =
      List.of(
          "tracebloc-legacy",
          "crater",
          "polyaxon-1",
          "polyaxon-0",
          "clearml-agent-5",
          "clearml-agent-3",
          "clearml-agent-2",
          "clearml-agent-1");

  private final Optional<Path> own;
  private Optional<List<Profile>> all = Optional.empty();

  /**
   * Profiles with a person's own.
   *
   * @param own its file, if there is one
   */
  Profiles(Optional<Path> own) {
    this.own = own;
  }

  /** All of them, in the order in which they are tried. */
  synchronized List<Profile> all() {
    if (all.isEmpty()) {
      var profiles = new ArrayList<Profile>();
      own.map(Profiles::read).ifPresent(profiles::add);
      BUILT_IN.stream().map(Profiles::builtIn).forEach(profiles::add);
      all = Optional.of(List.copyOf(profiles));
    }
    return all.get();
  }

  /** Those of a platform, or all. */
  List<Profile> of(Optional<String> platform) {
    return all().stream()
        .filter(profile -> platform.map(profile.platform()::equals).orElse(true))
        .toList();
  }

  /**
   * Refuses a platform that no profile is for.
   *
   * @throws InputFailure naming those there are
   */
  void requireKnown(String platform) {
    if (!platform.equals(InstalledRelease.TRACEBLOC) && of(Optional.of(platform)).isEmpty()) {
      var known = new ArrayList<>(List.of(InstalledRelease.TRACEBLOC));
      all().stream().map(Profile::platform).distinct().forEach(known::add);
      throw new InputFailure(
          "No profile is for the platform " + Printable.of(platform),
          "Known platforms are %s; give a file of your own with {flag:profile}"
              .formatted(Printable.of(String.join(", ", known))));
    }
  }

  private static Profile read(Path file) {
    var name = String.valueOf(file.getFileName());
    try (var stream = Files.newInputStream(file)) {
      var bytes = stream.readNBytes(ProfileReader.LARGEST_FILE + 1);
      if (bytes.length > ProfileReader.LARGEST_FILE) {
        throw new InputFailure(
            "Profile %s is larger than 256 KiB".formatted(Printable.of(name)),
            "Name the file of a profile; the format is described in docs/profiles.md");
      }
      return ProfileReader.read(name, new String(bytes, StandardCharsets.UTF_8));
    } catch (NoSuchFileException absent) {
      throw new InputFailure(
          "Profile %s does not exist".formatted(Printable.of(file.toString())),
          "Check the path.",
          absent);
    } catch (IOException exception) {
      throw new InputFailure(
          "Profile %s cannot be read (%s)"
              .formatted(
                  Printable.of(file.toString()),
                  Printable.of(String.valueOf(exception.getMessage()))),
          "Name a readable file",
          exception);
    }
  }

  static Profile builtIn(String name) {
    var file = "profile/" + name + ".yaml";
    try (var stream = Profiles.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not part of this program");
      }
      return ProfileReader.read(
          name + ".yaml", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
