package io.tracebloc.engine.chart;

import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Helm's native library where the launcher says that it lies, in place of helm-java's own way,
 * which unpacks 98 MB to the temporary folder in each process. Where nothing is said, as in a run
 * from the sources, it is that way all the same. helm-java finds this class as a service.
 */
public final class LaidOutLibrary implements NativeLibrary {
  /** The system property with the path of the library, set by the launcher. */
  private static final String PROPERTY = "tracebloc.helm.library";

  /** Made by the service loader. */
  public LaidOutLibrary() {}

  /** Whether there is a library for the machine this runs on; nothing is loaded for it. */
  static boolean isHere() {
    return place().isPresent() || packed().isPresent();
  }

  @Override
  public String getBinaryName() {
    return place()
        .map(path -> path.getFileName().toString())
        .orElseGet(() -> packed().orElseThrow(LaidOutLibrary::missing).getBinaryName());
  }

  @Override
  public HelmLib load() {
    return place()
        .map(path -> Native.load(path.toString(), HelmLib.class))
        .orElseGet(() -> packed().orElseThrow(LaidOutLibrary::missing).load());
  }

  private static Optional<Path> place() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(Path::of)
        .filter(Files::isRegularFile);
  }

  /** The library inside a jar, for the one platform that the build was made on. */
  private static Optional<NativeLibrary> packed() {
    return ServiceLoader.load(NativeLibrary.class, LaidOutLibrary.class.getClassLoader()).stream()
        .filter(provider -> !provider.type().equals(LaidOutLibrary.class))
        .map(ServiceLoader.Provider::get)
        .findFirst();
  }

  private static IllegalStateException missing() {
    return new IllegalStateException("no Helm library for this kind of machine");
  }
}
