package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The distribution of another platform, from one of this machine and what belongs to the platform.
 */
class OtherPlatformTest {
  private static final String LINKED = "JAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base java.sql\"\n";

  @TempDir private Path directory;
  private Path target;

  @BeforeEach
  void layOut() throws IOException {
    target = directory.resolve("target");
    write("own/tracebloc/lib/a.jar", "a");
    write("own/tracebloc/bin/kubectl-tracebloc", "#!/bin/sh");
    write("own/tracebloc/cache/tracebloc.aot", "classes of this machine");
    write("own/tracebloc/native/libhelm.so", "of this machine");
    write("own/tracebloc/runtime/release", LINKED);
    for (var name : new String[] {"LICENSE", "THIRD-PARTY", "completion.yaml", "plugin.complete"}) {
      write("own/tracebloc/" + name, name);
    }
    write("own/tracebloc/plugin.yaml", "old");
    write("own/helm-v1/tracebloc/plugin.yaml", "new");
  }

  private Path write(String name, String content) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Path jar(String name, String... entries) throws IOException {
    var jar = directory.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }

  /** A runtime that was linked on the platform. */
  private Path runtime(String release) throws IOException {
    write("runtime/lib/modules", "classes");
    write("runtime/release", release);
    return directory.resolve("runtime");
  }

  private void assemble(String name, Path jdk, Optional<Path> launchers) throws IOException {
    var platform = Platform.parse(name);
    var helm = jar("helm.jar", "LICENSE", "helm-%s.so".formatted(platform));
    var jna =
        jar(
            "jna.jar",
            "com/sun/jna/darwin-aarch64/libjnidispatch.jnilib",
            "com/sun/jna/linux-aarch64/libjnidispatch.so",
            "com/sun/jna/win32-x86-64/jnidispatch.dll",
            "com/sun/jna/win32-x86/jnidispatch.dll");
    new OtherPlatform(platform, directory.resolve("own"), new Natives(platform, helm, jna))
        .assemble(jdk, launchers, target);
  }

  @ParameterizedTest
  @CsvSource({
    "linux-arm64, libhelm.so, libjnidispatch.so, linux-aarch64",
    "darwin-arm64, libhelm.dylib, libjnidispatch.jnilib, darwin-aarch64"
  })
  void itHoldsThePlatformsOwnPartsAndNoCache(
      String platform, String helm, String dispatch, String folder) throws IOException {
    assemble(platform, runtime(LINKED), Optional.empty());
    var made = target.resolve("tracebloc");
    assertThat(made.resolve("native").resolve(helm)).content().startsWith("helm-" + platform);
    assertThat(made.resolve("native").resolve(dispatch)).content().contains(folder);
    assertThat(made.resolve("runtime/lib/modules")).hasContent("classes");
    assertThat(made.resolve("lib/a.jar")).exists();
    assertThat(made.resolve("bin/kubectl-tracebloc")).exists();
    assertThat(made.resolve("cache")).doesNotExist();
    assertThat(made.resolve("plugin.yaml")).hasContent("old");
    var modern = target.resolve("helm-v1/tracebloc");
    assertThat(modern.resolve("plugin.yaml")).hasContent("new");
    assertThat(modern.resolve("THIRD-PARTY")).exists();
  }

  @Test
  void whatWasThereBeforeIsGone() throws IOException {
    write("target/tracebloc/lib/old.jar", "x");
    assemble("linux-arm64", runtime(LINKED), Optional.empty());
    assertThat(target.resolve("tracebloc/lib")).isDirectoryNotContaining("glob:**old.jar");
  }

  @Test
  void windowsNeedsLaunchersThatWereMadeThere() throws IOException {
    var runtime = runtime(LINKED);
    assertThatThrownBy(() -> assemble("windows-amd64", runtime, Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("can only be made on Windows");
    write("launchers/kubectl-tracebloc.exe", "MZ");
    var launchers = Optional.of(directory.resolve("launchers"));
    assertThatThrownBy(() -> assemble("windows-amd64", runtime, launchers))
        .hasMessageContaining("--launchers");
    write("launchers/helm-tracebloc.exe", "MZ");
    write("launchers/app/helm-tracebloc.cfg", "[Application]");
    assemble("windows-amd64", runtime, launchers);
    assertThat(target.resolve("tracebloc/bin/app/helm-tracebloc.cfg")).exists();
    assertThat(target.resolve("tracebloc/bin/kubectl-tracebloc")).doesNotExist();
    assertThat(target.resolve("tracebloc/native/helm.dll")).exists();
    assertThat(target.resolve("tracebloc/native/jnidispatch.dll")).content().contains("x86-64");
  }

  @Test
  void aJdkWithoutJmodsIsRefusedInWords() throws IOException {
    var whole = runtime("JAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base java.desktop java.sql\"\n");
    assertThatThrownBy(() -> assemble("linux-arm64", whole, Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("has no folder jmods")
        .hasMessageContaining("linux-arm64");
  }

  @Test
  void aRuntimeOfAnotherReleaseIsRefused() throws IOException {
    var other = runtime(LINKED.replace("25.0.3", "25.0.1"));
    assertThatThrownBy(() -> assemble("linux-arm64", other, Optional.empty()))
        .hasMessageContaining("runtime of Java 25.0.3");
  }

  @Test
  void aJdkForAnotherPlatformIsRefused() throws IOException {
    write("jdk/Contents/Home/jmods/java.base.jmod", "x");
    write("jdk/Contents/Home/release", "OS_NAME=\"Darwin\"\nOS_ARCH=\"x86_64\"\n");
    assertThatThrownBy(() -> assemble("darwin-arm64", directory.resolve("jdk"), Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("a JDK for Darwin on x86_64, not for darwin-arm64");
  }

  @Test
  void modulesThatCannotBeLinkedAreRefusedInTheWordsOfJlink() throws IOException {
    write("jmods/java.base.jmod", "no module");
    assertThatThrownBy(() -> assemble("linux-arm64", directory.resolve("jmods"), Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("No runtime for linux-arm64")
        .hasMessageContaining("same release");
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () -> assemble("linux-arm64", directory.resolve("nowhere"), Optional.empty()))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aLibraryForAnotherPlatformIsRefused() throws IOException {
    var platform = Platform.parse("darwin-amd64");
    var helm = jar("helm.jar", "helm-darwin-amd64.dylib");
    var jna = jar("jna.jar", "com/sun/jna/darwin-aarch64/libjnidispatch.jnilib");
    assertThatThrownBy(() -> new Natives(platform, helm, jna).put(directory.resolve("native")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("darwin-amd64");
  }
}
