package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program may end without the virtual machine ending itself ({@code ProcessEnd}), so nothing
 * that is shipped may rely on what it does then.
 */
class NothingIsLeftForTheEndIT {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));

  /** Unpack a library to a temporary folder, where the launcher does not name its place. */
  private static final String[] UNPACKING = {
    "com/marcnuri/helm/jni/NativeLibrary.class", "com/sun/jna/Native.class"
  };

  @ParameterizedTest
  @ValueSource(strings = {"addShutdownHook", "deleteOnExit"})
  void noClassAsksTheVirtualMachineToDoSomethingWhenItEnds(String method) throws IOException {
    var users = new TreeSet<String>();
    for (var jar : new String[] {"tracebloc.jar", "libraries.jar"}) {
      users.addAll(naming(method, DISTRIBUTION.resolve("lib").resolve(jar)));
    }
    assertThat(users).isSubsetOf(UNPACKING);
  }

  @Test
  void namesOfMethodsAreFoundInClasses() throws IOException {
    assertThat(naming("readAllBytes", DISTRIBUTION.resolve("lib/tracebloc.jar"))).isNotEmpty();
  }

  /** The classes of a jar that name a method in their constants. */
  private static Collection<String> naming(String method, Path jar) throws IOException {
    var found = new TreeSet<String>();
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().filter(one -> one.getName().endsWith(".class")).toList()) {
        try (var content = zip.getInputStream(entry)) {
          var bytes = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
          if (bytes.contains(method)) {
            found.add(entry.getName());
          }
        }
      }
    }
    return found;
  }
}
